package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.List;

/**
 * RENAME gives a mailbox and all below it another name; of INBOX it takes the messages. RFC 3501
 * §6.3.5.
 */
record RenameCommand(MailboxName from, MailboxName to, Modifiers parameters)
        implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("RENAME")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(RenameCommand::parse);

    static RenameCommand parse(ImapParser in) {
        in.sp();
        var from = in.mailbox();
        in.sp();
        return new RenameCommand(from, in.mailbox(), in.trailingModifiers("RENAME"));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(from, to);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var before = session.place(from);
        var after = session.placeToCreate(to);
        if (!before.user().equals(after.user())) {
            throw No.with(ResponseCode.CANNOT, "A mailbox stays with its owner; COPY its messages");
        }
        session.store().change(tx -> tx.renameMailbox(before.user(), before.name(), after.name()));
        session.changed("renamed " + before.name() + " to " + after.name());
    }
}
