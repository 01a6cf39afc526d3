package dev.postiche.imap.command;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.NewMessage;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** append-message: a message as a client gives it, with its flags and its date. RFC 4466 §3. */
public record AppendMessage(List<String> flags, Optional<OffsetDateTime> date, AppendData data) {

    /** Begins at the space before the options. */
    public static AppendMessage parse(ImapParser in) {
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
        return new AppendMessage(flags, date, AppendData.parse(in));
    }

    /** The message to be stored; NO if it is not one. */
    public NewMessage message(AuthenticatedSession session) {
        var message = data.message(session);
        long limit = session.imap().session().limits().of(Limit.APPEND);
        if (message.size() > limit) {
            // RFC 4469 §4.2, RFC 7889 §4
            throw No.with(ResponseCode.TOOBIG, "A message may have " + limit + " octets");
        }
        return new NewMessage(message, FlagNames.flags(flags), date, OptionalLong.empty());
    }
}
