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
import dev.postiche.store.NewMessage;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** APPEND puts a message at the end of a mailbox. RFC 3501 §6.3.11, RFC 4315 §3. */
record AppendCommand(
        MailboxName mailbox, List<String> flags, Optional<OffsetDateTime> date, AppendData data)
        implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("APPEND")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .literalLimit(Limit.APPEND)
                    .parser(AppendCommand::parse);

    static AppendCommand parse(ImapParser in) {
        in.sp();
        var mailbox = in.mailbox();
        in.sp();
        var flags = List.<String>of();
        if (in.atParenthesis()) {
            flags = in.flagList();
            in.sp();
        }
        var date = in.optionalDateTime();
        if (date.isPresent()) {
            in.sp();
        }
        return new AppendCommand(mailbox, flags, date, AppendData.parse(in));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var target = session.target(mailbox);
        var added =
                new NewMessage(
                        data.message(session), FlagNames.flags(flags), date, OptionalLong.empty());
        var appended = session.store().commit(tx -> tx.append(target.id(), List.of(added)));
        session.changed("appended UID " + appended.uids() + " to " + target.name());
        if (session.has("UIDPLUS")) {
            replies.completed(ResponseCode.appendUid(appended.uidValidity(), appended.uids()));
        }
    }
}
