package dev.postiche.imap.reply;

import dev.postiche.engine.Refusal;
import java.util.Optional;

/**
 * A command that was understood cannot be done; becomes its NO reply.
 *
 * <p>Thrown instead of replied, so that whatever a command has not begun by then does not happen.
 * RFC 3501 §7.1.2.
 */
public final class No extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Optional<ResponseCode> code;

    private No(Optional<ResponseCode> code, String text) {
        super(text);
        this.code = code;
    }

    /** A refusal that a program can tell from others. */
    public static No with(ResponseCode code, String text) {
        return new No(Optional.of(code), text);
    }

    /** A refusal for people. */
    public static No because(String text) {
        return new No(Optional.empty(), text);
    }

    public Optional<ResponseCode> code() {
        return code;
    }

    /** The text of the NO reply: one line of printable US-ASCII. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
