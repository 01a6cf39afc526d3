package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Failure;
import dev.postiche.sasl.SaslStep.Reason;
import dev.postiche.sasl.SaslStep.Success;
import java.util.Base64;
import java.util.Optional;

/**
 * Carries a mechanism over lines of base64, which IMAP and POP3 do alike: challenges after {@code +
 * }, responses as bare lines, {@code *} to cancel, {@code =} for an empty initial response. RFC
 * 3501 §6.2.2, RFC 4959 §3, RFC 5034 §4.
 */
public final class SaslDialogue {
    private static final String CANCEL = "*";
    private static final String EMPTY_INITIAL_RESPONSE = "=";

    /** Sends a challenge, already base64, and gives the client's line without its CRLF. */
    @FunctionalInterface
    public interface Prompt {
        String ask(String challenge);
    }

    /** How an attempt ended. */
    public sealed interface Outcome {
        /** The client is now logged in to this account. */
        record LoggedIn(String account) implements Outcome {}

        /** The server said no. */
        record Refused(Reason reason) implements Outcome {}

        /** The client gave up by {@code *}. */
        record Cancelled() implements Outcome {}

        /** A response was not base64. */
        record NotBase64() implements Outcome {}
    }

    private SaslDialogue() {}

    /**
     * Runs one attempt to its end.
     *
     * @param initialResponse what came with the command, still encoded
     */
    public static Outcome run(
            SaslMechanism mechanism,
            SaslContext context,
            Optional<String> initialResponse,
            Prompt prompt) {
        var attempt = mechanism.begin(context);
        var response = initialResponse.map(text -> text.equals(EMPTY_INITIAL_RESPONSE) ? "" : text);
        if (response.isEmpty()) {
            // The server's first word is an empty challenge where the client speaks first.
            response = Optional.of(mechanism.clientFirst() ? prompt.ask("") : "");
        }
        while (true) {
            if (response.get().equals(CANCEL)) {
                return new Outcome.Cancelled();
            }
            var octets = decode(response.get());
            if (octets.isEmpty()) {
                return new Outcome.NotBase64();
            }
            var step = attempt.next(octets.get());
            if (step instanceof Success success) {
                return new Outcome.LoggedIn(success.account());
            } else if (step instanceof Failure failure) {
                return new Outcome.Refused(failure.reason());
            } else if (step instanceof Challenge challenge) {
                response =
                        Optional.of(
                                prompt.ask(Base64.getEncoder().encodeToString(challenge.octets())));
            }
        }
    }

    private static Optional<byte[]> decode(String base64) {
        if (base64.length() % 4 != 0) {
            return Optional.empty(); // RFC 3501 §9: the JDK would do without the padding
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
