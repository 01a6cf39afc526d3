package dev.postiche.imap.command;

import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import java.util.List;

/** SUBSCRIBE declares a name active; there need be no such mailbox. RFC 3501 §6.3.6. */
record SubscribeCommand(MailboxName mailbox) implements AuthenticatedCommand {

    static final CommandSpec SPEC = CommandSpec.onMailbox("SUBSCRIBE", SubscribeCommand::new);

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var name = session.nameToCreate(mailbox);
        session.store()
                .commit(
                        tx -> {
                            tx.subscribe(session.user(), name);
                            return name;
                        });
        session.changed("subscribed to " + name);
    }
}
