package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.Copied;
import dev.postiche.store.UidSet;
import java.util.List;

/** COPY puts messages at the end of another mailbox, all or none. RFC 3501 §6.4.7, RFC 4315 §3. */
public record CopyCommand(MessageSet messages, MailboxName mailbox) implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("COPY").states(State.SELECTED).uidForm().parser(CopyCommand::parse);

    static CopyCommand parse(ImapParser in) {
        in.sp();
        var messages = in.messageSet();
        in.sp();
        return new CopyCommand(messages, in.mailbox());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        var uids = session.uidsOf(messages);
        session.savingBound().require(uids);
        var target = session.target(mailbox);
        var copied =
                session.store()
                        .commit(
                                tx ->
                                        whole(
                                                tx.copy(session.mailbox(), uids, target.id()),
                                                uids,
                                                messages));
        if (!copied.from().isEmpty()) {
            session.changed("copied UID " + copied.from() + " to " + target.name());
        }
        if (session.has("UIDPLUS") && !copied.from().isEmpty()) {
            replies.completed(
                    ResponseCode.copyUid(copied.uidValidity(), copied.from(), copied.to()));
        }
    }

    /**
     * The outcome, unless a message that the client still counts is gone: then nothing is to be
     * copied. A UID that is gone is ignored. RFC 2180 §4.4.1, RFC 3501 §6.4.8
     */
    public static Copied whole(Copied copied, UidSet wanted, MessageSet messages) {
        if (!messages.uids() && !copied.from().equals(wanted)) {
            throw No.with(ResponseCode.EXPUNGEISSUED, "Some of the messages no longer exist");
        }
        return copied;
    }
}
