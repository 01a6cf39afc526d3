package dev.postiche.imap.quirk;

import static dev.postiche.imap.reply.CapabilityReply.capability;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.spec.Quirk;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** What a greeting names where the whole list is too long for it; CAPABILITY tells all. */
    private static final Set<String> BEFORE_LOGIN =
            Set.of(
                    "IMAP4rev1",
                    "IMAP4rev2",
                    "LITERAL+",
                    "LITERAL-",
                    "SASL-IR",
                    "ID",
                    "ENABLE",
                    "STARTTLS",
                    "LOGINDISABLED");

    private ToldCapabilities() {}

    /** The response code of the greeting. */
    public static Optional<ResponseCode> inGreeting(ImapSession session) {
        var where = QUIRK.valueIn(session.service().profile());
        if (!where.equals(BOTH) && !where.equals(GREETING)) {
            return Optional.empty();
        }
        var announced = announced(session);
        return capability(announced).code().or(() -> capability(usable(announced)).code());
    }

    /** What the client hears when it has logged in. */
    public static void atLogin(ImapSession session, Replies replies) {
        var where = QUIRK.valueIn(session.service().profile());
        if (where.equals(BOTH)) {
            replies.completed(capability(announced(session)));
        } else if (where.equals(UNTAGGED)) {
            replies.untagged(capability(announced(session)));
        }
    }

    private static List<String> announced(ImapSession session) {
        return session.service().capabilities().announced(session);
    }

    private static List<String> usable(List<String> announced) {
        return announced.stream()
                .filter(name -> name.startsWith("AUTH=") || BEFORE_LOGIN.contains(name))
                .toList();
    }
}
