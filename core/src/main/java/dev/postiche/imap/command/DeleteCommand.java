package dev.postiche.imap.command;

import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import java.util.List;

/** DELETE removes a mailbox but none of those below it. RFC 3501 §6.3.4. */
record DeleteCommand(MailboxName mailbox) implements AuthenticatedCommand {

    static final CommandSpec SPEC = CommandSpec.onMailbox("DELETE", DeleteCommand::new);

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var place = session.place(mailbox);
        var deleted =
                session.store()
                        .commit(
                                tx -> {
                                    var there = tx.mailbox(place.user(), place.name());
                                    tx.deleteMailbox(place.user(), place.name());
                                    return there.id();
                                });
        session.changed("deleted " + place.name());
        // Whoever deletes what it has selected goes on without; other sessions end. RFC 2180 §3.3
        session.imap()
                .selected()
                .filter(selected -> selected.mailbox().equals(deleted))
                .ifPresent(AuthenticatedSession::unselect);
    }
}
