package dev.postiche.fault;

import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * Completes a command in these words instead of running it; at {@code after-execute} after it ran.
 * {@code {"reply": {"status": "NO", "code": "UNAVAILABLE", "text": "…"}}}.
 *
 * @param status {@code NO}, {@code BAD}, {@code OK}; over POP3 {@code -ERR} or {@code +OK}
 * @param code without its brackets
 * @param text for people
 */
public record Reply(String status, Optional<String> code, String text) implements Action {
    /** Those of RFC 9051 §7.1 and RFC 1939 §3. */
    public static final List<String> STATUSES =
            List.of("OK", "NO", "BAD", "BYE", "PREAUTH", "+OK", "-ERR");

    /** Checks that it is a status, and one line. */
    public Reply {
        if (!STATUSES.contains(status)) {
            var hint = Nearest.hint(status, STATUSES);
            throw new IllegalArgumentException(
                    "a status is one of %s, not \"%s\"%s; for raw octets there is send"
                            .formatted(String.join(", ", STATUSES), status, hint));
        }
        Lines.single("text", text);
        code.ifPresent(word -> Lines.single("code", word));
    }

    @Override
    public String word() {
        return "reply";
    }

    @Override
    public void perform(Stage stage) {
        stage.reply(this);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return switch (place.moment()) {
            case ACCEPT, TLS_HANDSHAKE -> Moments.nothingIsSaidYet(place);
            case LITERAL, IDLE, IDLE_PUSH, AFTER_REPLY ->
                    Optional.of(
                            "no completion is due there; try before-execute, after-execute or"
                                    + " reply");
            case REPLY, GREETING ->
                    place.isBeginning()
                            ? Optional.empty()
                            : Optional.of(
                                    "the command has run by then; try it without afterBytes, or at"
                                            + " after-execute");
            case COMMAND, CLIENT_LITERAL, BEFORE_EXECUTE, AFTER_EXECUTE, BEFORE_TAGGED ->
                    Optional.empty();
        };
    }
}
