package dev.postiche.imap.reply;

import dev.postiche.engine.Refusal;
import java.util.Optional;

/**
 * A command that the protocol does not allow, here or at all; becomes its BAD reply.
 *
 * <p>RFC 3501 §7.1.3.
 */
public final class BadCommand extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Optional<ResponseCode> code;

    private BadCommand(Optional<ResponseCode> code, String text) {
        super(text);
        this.code = code;
    }

    /** A refusal that a program can tell from others. */
    public static BadCommand with(ResponseCode code, String text) {
        return new BadCommand(Optional.of(code), text);
    }

    /** A refusal for people. */
    public static BadCommand because(String text) {
        return new BadCommand(Optional.empty(), text);
    }

    public Optional<ResponseCode> code() {
        return code;
    }

    /** The text of the BAD reply: one line of printable US-ASCII. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
