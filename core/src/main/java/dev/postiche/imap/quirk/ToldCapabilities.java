package dev.postiche.imap.quirk;

import dev.postiche.imap.reply.CapabilityReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.spec.Quirk;
import java.util.Optional;

/**
 * Where capabilities are told unasked: RFC 3501 §7.1 allows it in the greeting and at login.
 *
 * <p>Clients that do not ask again after login know too little of servers that tell less.
 */
public final class ToldCapabilities {

    private static final String BOTH = "greeting-and-login";
    private static final String GREETING = "greeting";
    private static final String UNTAGGED = "untagged-at-login";

    public static final Quirk QUIRK =
            Quirk.oneOf(
                    "toldCapabilities",
                    "where capabilities are told unasked",
                    BOTH,
                    GREETING,
                    UNTAGGED,
                    "nowhere");

    private ToldCapabilities() {}

    /** The response code of the greeting. */
    public static Optional<ResponseCode> inGreeting(ImapSession session) {
        var where = QUIRK.valueIn(session.service().profile());
        return where.equals(BOTH) || where.equals(GREETING)
                ? Optional.of(code(session))
                : Optional.empty();
    }

    /** What the client hears when it has logged in. */
    public static void atLogin(ImapSession session, Replies replies) {
        var where = QUIRK.valueIn(session.service().profile());
        if (where.equals(BOTH)) {
            replies.completed(code(session));
        } else if (where.equals(UNTAGGED)) {
            var announced = session.service().capabilities().announced(session);
            replies.untagged(new CapabilityReply("CAPABILITY", announced));
        }
    }

    private static ResponseCode code(ImapSession session) {
        return ResponseCode.capability(session.service().capabilities().announced(session));
    }
}
