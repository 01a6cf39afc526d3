package dev.postiche.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes quoted-printable, leaving what is no valid escape as it is. RFC 2045 §6.7.
 *
 * <p>White space at the end of a line was put there in transport and is dropped.
 */
final class QuotedPrintableInputStream extends DecodingInputStream {

    /** A run of white space longer than this is kept: no transport put it there. */
    private static final int LINE_LIMIT = 1024;

    // Octets read ahead, a ring: what follows white space or '=' decides about it.
    private final int[] ahead = new int[LINE_LIMIT + 4];
    private int first;
    private int count;

    /** How many octets of the ring are known to stand for themselves. */
    private int literal;

    QuotedPrintableInputStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    public int read() throws IOException {
        while (true) {
            if (literal > 0) {
                literal--;
                return take();
            }
            int c = look(0);
            if (c == '=') {
                int high = ExtendedValue.hexDigit(look(1));
                int low = high < 0 ? -1 : ExtendedValue.hexDigit(look(2));
                if (low >= 0) {
                    drop(3);
                    return high * 16 + low;
                }
                int end = lineEndBehind(1);
                if (end > 0) {
                    drop(end); // a soft line break
                } else {
                    literal = 1;
                }
            } else if (c == ' ' || c == '\t') {
                int space = spaceAt(0);
                if (space < LINE_LIMIT && isLineEnd(space)) {
                    drop(space);
                } else {
                    literal = space;
                }
            } else {
                return take();
            }
        }
    }

    /**
     * How many octets from the cursor on reach behind the line end, 0 if other text comes first.
     */
    private int lineEndBehind(int from) throws IOException {
        int end = from + spaceAt(from);
        if (look(end) == '\r' && look(end + 1) == '\n') {
            return end + 2;
        }
        return look(end) == '\n' ? end + 1 : look(end) < 0 ? end : 0;
    }

    private boolean isLineEnd(int at) throws IOException {
        int c = look(at);
        return c < 0 || c == '\n' || (c == '\r' && look(at + 1) == '\n');
    }

    private int spaceAt(int from) throws IOException {
        int space = 0;
        while (space < LINE_LIMIT - from
                && (look(from + space) == ' ' || look(from + space) == '\t')) {
            space++;
        }
        return space;
    }

    private int look(int index) throws IOException {
        while (count <= index) {
            ahead[(first + count) % ahead.length] = encoded.read();
            count++;
        }
        return ahead[(first + index) % ahead.length];
    }

    private int take() throws IOException {
        int c = look(0);
        if (c >= 0) {
            drop(1);
        }
        return c;
    }

    private void drop(int octets) {
        int some = Math.min(octets, count);
        first = (first + some) % ahead.length;
        count -= some;
    }
}
