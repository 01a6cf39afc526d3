package dev.postiche.wire;

import java.nio.charset.StandardCharsets;

/**
 * One line as the client sent it, without its end. The octets are shared with the recording and are
 * not to be changed.
 *
 * @param octets what stood before the line end; of a line that was too long only its beginning
 * @param end how the line ended
 * @param length octets on the wire, the line end included
 * @param tail of a line that was too long and ended in CRLF its last octets, where a literal may be
 *     announced; else empty
 */
public record Line(byte[] octets, End end, long length, byte[] tail) {

    /** How a line ended. */
    public enum End {
        CRLF,
        /** A line feed alone, which RFC 9051 §2.2 and RFC 1939 §3 do not allow. */
        BARE_LF,
        /** The line was longer than its limit; all of it has been read and skipped. */
        TOO_LONG
    }

    public boolean isTooLong() {
        return end == End.TOO_LONG;
    }

    /** The line as text, an octet a character. */
    public String text() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
