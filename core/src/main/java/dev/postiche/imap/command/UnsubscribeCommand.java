package dev.postiche.imap.command;

import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import java.util.List;

/** UNSUBSCRIBE declares a name no longer active. RFC 3501 §6.3.7. */
record UnsubscribeCommand(MailboxName mailbox) implements AuthenticatedCommand {

    static final CommandSpec SPEC = CommandSpec.onMailbox("UNSUBSCRIBE", UnsubscribeCommand::new);

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
