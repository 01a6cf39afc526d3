package dev.postiche.imap.quirk;

import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;
import java.util.Optional;
import java.util.Set;

/**
 * Refusals come without the response codes of RFC 5530, which older servers do not know.
 *
 * <p>Clients that tell a wrong password from a server in trouble by the code alone cannot here.
 */
public final class NoRefusalCodes {

    public static final Quirk QUIRK =
            Quirk.of("noRefusalCodes", "NO, BAD and BYE come without the codes of RFC 5530");

    /** What RFC 3501 §7.1 itself has, and what commands of extensions cannot do without. */
    private static final Set<String> KEPT =
            Set.of("ALERT", "BADCHARSET", "PARSE", "TRYCREATE", "READ-ONLY", "MODIFIED");

    private NoRefusalCodes() {}

    /** The reply as it is sent. */
    public static StatusReply sent(StatusReply reply, ServerProfile profile) {
        boolean refuses = Set.of("NO", "BAD", "BYE").contains(reply.status());
        return refuses && QUIRK.isOn(profile)
                ? new StatusReply(reply.status(), kept(reply.code()), reply.text())
                : reply;
    }

    private static Optional<ResponseCode> kept(Optional<ResponseCode> code) {
        return code.filter(each -> KEPT.contains(each.name()));
    }
}
