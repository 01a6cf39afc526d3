package dev.postiche.imap.command;

import dev.postiche.imap.grammar.Astring;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.quirk.UnannouncedUses;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.Reply;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.imap.session.State;
import dev.postiche.store.Mailbox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** LIST names the mailboxes that match a pattern. RFC 3501 §6.3.8, §7.2.2, RFC 5258 §3. */
record ListCommand(ListArguments arguments) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("LIST")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new ListCommand(ListArguments.parse(in)));

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var separator = session.naming().separator();
        if (!arguments.isExtended() && arguments.patterns().contains("")) {
            // A request for the delimiter and the root of the reference. RFC 3501 §6.3.8
            replies.untagged(new MailboxReply.Listed("LIST", List.of("\\Noselect"), separator, ""));
            return;
        }
        var patterns =
                arguments.patterns().stream()
                        .filter(pattern -> !pattern.isEmpty()) // RFC 5258 §3
                        .map(each -> new ListPattern(arguments.reference().wire(), each, separator))
                        .toList();
        var names = ListedNames.of(session, arguments.selectsNonExistent());
        for (var listed : names.all()) {
            if (patterns.stream().anyMatch(pattern -> pattern.matches(listed.name()))) {
                consider(listed, names, patterns, session, replies);
            }
        }
    }

    /** How a plain LIST shows a mailbox. RFC 9051 §6.3.2 */
    static Optional<MailboxReply.Listed> listed(AuthenticatedSession session, Mailbox mailbox) {
        var plain =
                new ListCommand(
                        new ListArguments(
                                List.of(), new MailboxName(""), List.of(), List.of(), false));
        var naming = session.naming();
        return ListedNames.of(session, false)
                .named(session.wireName(mailbox))
                .map(
                        listed ->
                                new MailboxReply.Listed(
                                        "LIST",
                                        plain.attributes(listed, session),
                                        naming.separator(),
                                        listed.name(),
                                        List.of()));
    }

    private void consider(
            ListedMailbox listed,
            ListedNames names,
            List<ListPattern> patterns,
            AuthenticatedSession session,
            Replies replies) {
        boolean isWanted = isWanted(listed, patterns);
        var below =
                arguments.isRecursive()
                        ? names.below(listed.name()).stream()
                                .filter(each -> isWanted(each, patterns))
                                .toList()
                        : List.<ListedMailbox>of();
        // For the sake of others only if these are not all told anyway. RFC 5258 §3.3, §3.5
        boolean isParent =
                below.stream()
                        .anyMatch(
                                each ->
                                        patterns.stream()
                                                .noneMatch(wanted -> wanted.matches(each.name())));
        if (isWanted || isParent) {
            replies.untagged(
                    new MailboxReply.Listed(
                            "LIST",
                            attributes(listed, session),
                            session.naming().separator(),
                            listed.name(),
                            below.isEmpty() ? List.of() : List.of(childInfo())));
        }
        if (isWanted) {
            listed.mailbox()
                    .ifPresent(
                            mailbox ->
                                    arguments
                                            .returns()
                                            .forEach(each -> each.tell(session, mailbox, replies)));
        }
    }

    /** Whether a name satisfies all that the options ask for. RFC 5258 §3 */
    private boolean isWanted(ListedMailbox listed, List<ListPattern> patterns) {
        boolean isCandidate =
                listed.mailbox().isPresent()
                        || arguments.selectsNonExistent()
                        || patterns.stream().anyMatch(each -> each.showsLevel(listed.name()));
        return isCandidate
                && arguments.selections().stream().allMatch(option -> option.selects(listed));
    }

    private List<String> attributes(ListedMailbox listed, AuthenticatedSession session) {
        var attributes = new LinkedHashSet<String>();
        boolean tellsNonExistent = arguments.isExtended() || session.imap().speaksRev2();
        if (listed.mailbox().isEmpty() && tellsNonExistent) {
            attributes.add("\\NonExistent"); // which implies \Noselect. RFC 5258 §3
        } else if (!listed.isSelectable()) {
            attributes.add("\\Noselect");
        }
        arguments.returns().forEach(option -> attributes.addAll(option.attributes(listed)));
        attributes.addAll(session.imap().service().capabilities().listAttributes(listed));
        attributes.addAll(UnannouncedUses.of(listed, session));
        return List.copyOf(attributes);
    }

    private Reply childInfo() {
        var options =
                arguments.base().stream()
                        .map(option -> Astring.quoted(option.toString()))
                        .collect(Collectors.joining(" "));
        return out -> out.ascii("\"CHILDINFO\" (" + options + ")");
    }
}
