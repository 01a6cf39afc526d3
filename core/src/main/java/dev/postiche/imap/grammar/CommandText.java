package dev.postiche.imap.grammar;

import java.util.List;

/**
 * One whole command as the client sent it, gathered before any of it is examined.
 *
 * <p>The text keeps the announcement of every literal ({@code {5}} and its CRLF) and leaves out the
 * octets, so that a parser runs through it once and takes the literals in their order. RFC 3501
 * §2.2.1.
 *
 * @param text the command's lines without the CRLF that ends it; not to be changed
 * @param literals in the order in which the text announces them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record CommandText(byte[] text, List<Literal> literals) {

    public CommandText {
        literals = List.copyOf(literals);
    }

    /** A command without literals. */
    public static CommandText of(byte[] text) {
        return new CommandText(text, List.of());
    }
}
