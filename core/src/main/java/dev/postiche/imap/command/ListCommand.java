package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.imap.session.State;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** LIST names the mailboxes that match a pattern. RFC 3501 §6.3.8, §7.2.2. */
record ListCommand(MailboxName reference, String pattern) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("LIST")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(ListCommand::parse);

    static ListCommand parse(ImapParser in) {
        in.sp();
        var reference = in.mailbox();
        in.sp();
        return new ListCommand(reference, in.listMailbox());
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var separator = session.naming().separator();
        if (pattern.isEmpty()) {
            // A request for the delimiter and the root of the reference. RFC 3501 §6.3.8
            replies.untagged(new MailboxReply.Listed("LIST", List.of("\\Noselect"), separator, ""));
            return;
        }
        var wanted = new ListPattern(reference.wire(), pattern, separator);
        var names = names(session);
        names.forEach(
                (name, mailbox) -> {
                    if (wanted.matches(name) && (mailbox.isPresent() || wanted.showsLevels())) {
                        boolean hasChildren = hasChildren(names, name + separator);
                        replies.untagged(
                                new MailboxReply.Listed(
                                        "LIST",
                                        attributes(session, name, mailbox, hasChildren),
                                        separator,
                                        name));
                    }
                });
    }

    /** All names on the wire in their order, and the levels above them that nobody made. */
    private static TreeMap<String, Optional<Mailbox>> names(AuthenticatedSession session) {
        var naming = session.naming();
        var names = new TreeMap<String, Optional<Mailbox>>();
        for (var mailbox : session.account().mailboxes()) {
            var name = naming.toWire(mailbox.name());
            names.put(name, Optional.of(mailbox));
            Levels.above(name, naming.separator())
                    .forEach(level -> names.putIfAbsent(level, Optional.empty()));
        }
        return names;
    }

    private static boolean hasChildren(TreeMap<String, Optional<Mailbox>> names, String prefix) {
        var next = names.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    private static List<String> attributes(
            AuthenticatedSession session,
            String name,
            Optional<Mailbox> mailbox,
            boolean hasChildren) {
        var attributes = new ArrayList<String>();
        if (!mailbox.map(Mailbox::isSelectable).orElse(false)) {
            attributes.add("\\Noselect");
        }
        attributes.addAll(
                session.imap()
                        .service()
                        .capabilities()
                        .listAttributes(new ListedMailbox(name, mailbox, hasChildren)));
        return attributes;
    }
}
