package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.List;

/** UNSUBSCRIBE declares a name no longer active. RFC 3501 §6.3.7. */
record UnsubscribeCommand(MailboxName mailbox) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("UNSUBSCRIBE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(UnsubscribeCommand::parse);

    static UnsubscribeCommand parse(ImapParser in) {
        in.sp();
        return new UnsubscribeCommand(in.mailbox());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var name = session.nameOf(mailbox);
        session.store()
                .commit(
                        tx -> {
                            tx.unsubscribe(session.user(), name);
                            return name;
                        });
        session.changed("unsubscribed from " + name);
    }
}
