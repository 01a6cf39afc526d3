package dev.postiche.imap.grammar;

/**
 * What the client sent is not a command of this protocol; becomes a BAD reply that names the fault.
 *
 * <p>The only exception that the grammar throws, so that whoever parses has one case to handle. RFC
 * 3501 §7.1.3.
 */
public final class Bad extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Bad(String text) {
        super(text, null, false, false);
    }

    /**
     * The octets do not follow the grammar; {@code text} says what was expected and where. It may
     * repeat what the client sent: of that, only what is printable is shown.
     */
    public static Bad syntax(String text) {
        return new Bad(text.replaceAll("[^ -~]", "?"));
    }

    /** The text of the BAD reply: one line of printable US-ASCII. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
