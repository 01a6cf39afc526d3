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
    private final Escape escape;
    private final byte[] octets;
    private final int[] places;
    private int count;

    private Units(byte[] written, Escape escape, int length) {
        this.written = written;
        this.escape = escape;
        octets = new byte[length];
        places = new int[length];
    }

    /** The units of a range; what cannot be read stands for itself. */
    static Units of(byte[] written, int from, int to, Escape escape) {
        var units = new Units(written, escape, to - from);
        for (int i = from; i < to; ) {
            boolean isEscape = written[i] == escape.sign;
            if (isEscape && i + 2 < to && hex(written[i + 1]) >= 0 && hex(written[i + 2]) >= 0) {
                units.add(i, hex(written[i + 1]) * 16 + hex(written[i + 2]));
                i += 3;
            } else if (isEscape && escape == Escape.QUOTED_PRINTABLE) {
                i = softBreakEnd(written, i, to);
            } else {
                units.add(i, escape == Escape.Q && written[i] == '_' ? ' ' : written[i]);
                i++;
            }
        }
        return units;
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

    private void add(int place, int octet) {
        places[count] = place;
        octets[count++] = (byte) octet;
    }

    /** The octets that are written there. */
    byte[] octets() {
        return Arrays.copyOf(octets, count);
    }

    /**
     * Writes as many others into their places.
     *
     * @return false if one cannot stand where it would have to; then nothing is written
     */
    boolean write(byte[] others, int from) {
        for (int i = 0; i < count; i++) {
            byte other = others[from + i];
            boolean changed = other != octets[i];
            if (changed
                    && !isEscaped(i)
                    && (other <= ' ' || other == 0x7f || other == escape.sign)) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            byte other = others[from + i];
            if (other != octets[i]) {
                if (isEscaped(i)) {
                    written[places[i] + 1] = (byte) HEX.charAt((other & 0xff) >> 4);
                    written[places[i] + 2] = (byte) HEX.charAt(other & 0xf);
                } else {
                    written[places[i]] = other;
                }
            }
        }
        return true;
    }

    private boolean isEscaped(int unit) {
        return written[places[unit]] == escape.sign
                && (unit + 1 < count ? places[unit + 1] : places[unit] + 3) - places[unit] >= 3;
    }

    private static int hex(int c) {
        return Character.digit(c, 16);
    }
}
