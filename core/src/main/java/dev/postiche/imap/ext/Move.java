package dev.postiche.imap.ext;

import dev.postiche.imap.command.CopyCommand;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import java.util.List;

/** MOVE puts messages into another mailbox and takes them out of this one in one step. RFC 6851. */
record Move(MessageSet messages, MailboxName mailbox) implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("MOVE").states(State.SELECTED).uidForm().parser(Move::parse);

    static final Extension EXTENSION = Extension.of("MOVE").commands(SPEC);

    static Move parse(ImapParser in) {
        in.sp();
        var messages = in.messageSet();
        in.sp();
        return new Move(messages, in.mailbox());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        var part = session.bound().part(session.uidsOf(messages));
        var uids = part.uids();
        var target = session.target(mailbox);
        var moved =
                session.store()
                        .commit(
                                tx ->
                                        CopyCommand.whole(
                                                tx.move(session.mailbox(), uids, target.id()),
                                                uids,
                                                messages));
        if (!moved.from().isEmpty()) {
            session.changed("moved UID " + moved.from() + " to " + target.name());
        }
        if (session.has("UIDPLUS") && !moved.from().isEmpty()) {
            // Untagged, to stand before the EXPUNGEs that it explains. RFC 6851 §4.3
            replies.ok(
                    ResponseCode.copyUid(moved.uidValidity(), moved.from(), moved.to()), "Moved");
        }
        part.tell(replies);
    }
}
