package dev.postiche.standalone.mask;

import java.util.Arrays;

/**
 * Octets written as they are or by their number, each remembered with its place.
 *
 * <p>That is how quoted-printable, the Q of encoded words and percent encoding write a text: other
 * octets can be put into the same places, and all is as long as before. RFC 2045 §6.7, RFC 2047
 * §4.2, RFC 2231 §4.
 */
final class Units {

    /** How an octet is written by its number. */
    enum Escape {
        QUOTED_PRINTABLE('='),
        Q('='),
        PERCENT('%');

        private final char sign;

        Escape(char sign) {
            this.sign = sign;
        }
    }

    private static final String HEX = "0123456789ABCDEF";

    private final byte[] written;
    private final int start;

    /** As it was before: what is written meanwhile must not be read as something else. */
    private final byte[] source;

    private final Escape escape;
    private final byte[] octets;

    private Units(byte[] written, int from, int to, Escape escape) {
        this.written = written;
        this.escape = escape;
        start = from;
        source = Arrays.copyOfRange(written, from, to);
        octets = decoded();
    }

    /** The units of a range; what cannot be read stands for itself. */
    static Units of(byte[] written, int from, int to, Escape escape) {
        return new Units(written, from, to, escape);
    }

    private byte[] decoded() {
        var decoded = new byte[source.length];
        int count = 0;
        for (int i = next(0); i < source.length; i = next(i + length(i))) {
            if (isEscaped(i)) {
                decoded[count++] = (byte) (hex(source[i + 1]) * 16 + hex(source[i + 2]));
            } else {
                boolean isSpace = escape == Escape.Q && source[i] == '_';
                decoded[count++] = isSpace ? (byte) ' ' : source[i];
            }
        }
        return Arrays.copyOf(decoded, count);
    }

    private boolean isEscaped(int at) {
        return source[at] == escape.sign
                && at + 2 < source.length
                && hex(source[at + 1]) >= 0
                && hex(source[at + 2]) >= 0;
    }

    private int length(int at) {
        return isEscaped(at) ? 3 : 1;
    }

    /** The next unit from a place on. */
    private int next(int from) {
        int at = from;
        while (at < source.length
                && escape == Escape.QUOTED_PRINTABLE
                && source[at] == '='
                && !isEscaped(at)) {
            at = softBreakEnd(source, at, source.length);
        }
        return at;
    }

    /** A line end behind {@code =} belongs to no text. RFC 2045 §6.7 (5) */
    private static int softBreakEnd(byte[] written, int from, int to) {
        int end = from + 1;
        while (end < to && (written[end] == ' ' || written[end] == '\t')) {
            end++;
        }
        end += end < to && written[end] == '\r' ? 1 : 0;
        return end < to && written[end] == '\n' ? end + 1 : from + 1;
    }

    /** The octets that are written there. */
    byte[] octets() {
        return octets;
    }

    /**
     * Writes as many others into their places.
     *
     * @return false if one cannot stand where it would have to; then nothing is written
     */
    boolean write(byte[] others, int from) {
        int count = from;
        for (int i = next(0); i < source.length; i = next(i + length(i))) {
            byte other = others[count];
            boolean changed = other != octets[count++ - from];
            if (changed
                    && !isEscaped(i)
                    && (other <= ' ' || other == 0x7f || other == escape.sign)) {
                return false;
            }
        }
        count = from;
        for (int i = next(0); i < source.length; i = next(i + length(i))) {
            byte other = others[count];
            if (other != octets[count++ - from]) {
                int place = start + i + (isEscaped(i) ? 1 : 0);
                written[place] = isEscaped(i) ? (byte) HEX.charAt((other & 0xff) >> 4) : other;
                if (isEscaped(i)) {
                    written[place + 1] = (byte) HEX.charAt(other & 0xf);
                }
            }
        }
        return true;
    }

    private static int hex(int c) {
        return Character.digit(c, 16);
    }
}
