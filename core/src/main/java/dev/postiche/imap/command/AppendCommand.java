package dev.postiche.imap.command;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.List;

/** APPEND puts messages at the end of a mailbox, all or none. RFC 3501 §6.3.11, RFC 4315 §3. */
public record AppendCommand(MailboxName mailbox, List<AppendMessage> messages)
        implements AuthenticatedCommand {

    /** With one message, which is all that RFC 3501 knows. */
    public static final CommandSpec SPEC =
            CommandSpec.of("APPEND")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .literalLimit(Limit.APPEND)
                    .parser(AppendCommand::parse);

    static AppendCommand parse(ImapParser in) {
        in.sp();
        return new AppendCommand(in.mailbox(), List.of(AppendMessage.parse(in)));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        session.savingBound().require(messages.size());
        var target = session.target(mailbox);
        var added = messages.stream().map(each -> each.message(session)).toList();
        var appended = session.store().commit(tx -> tx.append(target.id(), added));
        session.changed("appended UID " + appended.uids() + " to " + target.name());
        if (session.has("UIDPLUS")) {
            replies.completed(ResponseCode.appendUid(appended.uidValidity(), appended.uids()));
        }
    }
}
