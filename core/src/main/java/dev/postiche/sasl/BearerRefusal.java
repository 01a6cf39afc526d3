package dev.postiche.sasl;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a token is refused: by a challenge that holds JSON and wants an answer, or at once.
 *
 * <p>RFC 7628 §3.2.3 has the challenge. Exchange Online has none, so that a client that answers it
 * all the same sends an empty line as its next command; Google's JSON has other values.
 */
public final class BearerRefusal {

    private static final String CHALLENGE = "challenge";
    private static final String GOOGLE = "google";

    public static final Quirk QUIRK =
            Quirk.oneOf(
                    "bearerRefusal",
                    "a wrong token is refused by the challenge of RFC 7628, by Google's, or at"
                            + " once",
                    CHALLENGE,
                    GOOGLE,
                    "at-once");

    private BearerRefusal() {}

    /** The challenge before the refusal; empty if it comes at once. */
    static Optional<byte[]> challenge(String own, ServerProfile profile) {
        return switch (QUIRK.valueIn(profile)) {
            case CHALLENGE -> Optional.of(octets(own));
            case GOOGLE ->
                    // developers.google.com/gmail/imap/xoauth2-protocol
                    Optional.of(
                            octets(
                                    "{\"status\":\"400\",\"schemes\":\"Bearer\","
                                            + "\"scope\":\"https://mail.google.com/\"}"));
            default -> Optional.empty();
        };
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
