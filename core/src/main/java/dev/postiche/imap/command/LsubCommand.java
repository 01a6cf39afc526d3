package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import dev.postiche.store.Mailbox;
import java.util.List;
import java.util.TreeMap;

/** LSUB names the subscribed mailboxes that match a pattern. RFC 3501 §6.3.9, §7.2.3. */
record LsubCommand(MailboxName reference, String pattern) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("LSUB")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(LsubCommand::parse);

    static LsubCommand parse(ImapParser in) {
        in.sp();
        var reference = in.mailbox();
        in.sp();
        return new LsubCommand(reference, in.listMailbox());
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var naming = session.naming();
        var separator = naming.separator();
        if (pattern.isEmpty()) {
            replies.untagged(new MailboxReply.Listed("LSUB", List.of("\\Noselect"), separator, ""));
            return;
        }
        var wanted = new ListPattern(reference.wire(), pattern, separator);
        var account = session.account();
        var attributes = new TreeMap<String, List<String>>();
        for (var subscribed : account.subscriptions()) {
            var name = naming.toWire(subscribed);
            if (wanted.matches(name)) {
                // A name stays subscribed when its mailbox is gone. RFC 3501 §6.3.9
                boolean selectable =
                        session.reach().find(subscribed).map(Mailbox::isSelectable).orElse(true);
                attributes.put(name, selectable ? List.of() : List.of("\\Noselect"));
            } else if (wanted.showsLevels()) {
                // foo for foo/bar, which % does not reach. RFC 3501 §6.3.9
                Levels.above(name, separator).stream()
                        .filter(wanted::matches)
                        .forEach(level -> attributes.putIfAbsent(level, List.of("\\Noselect")));
            }
        }
        attributes.forEach(
                (name, each) ->
                        replies.untagged(new MailboxReply.Listed("LSUB", each, separator, name)));
    }
}
