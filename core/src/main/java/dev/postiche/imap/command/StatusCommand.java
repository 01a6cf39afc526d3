package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.List;

/** STATUS counts a mailbox without selecting it. RFC 3501 §6.3.10, §7.2.4. */
record StatusCommand(MailboxName mailbox, List<String> items) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("STATUS")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(StatusCommand::parse);

    static StatusCommand parse(ImapParser in) {
        in.sp();
        var mailbox = in.mailbox();
        in.sp();
        return new StatusCommand(mailbox, in.statusAtts());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var counted = session.mailbox(mailbox);
        replies.untagged(StatusItems.reply(session, counted, items));
    }
}
