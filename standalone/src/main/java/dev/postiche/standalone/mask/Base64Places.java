package dev.postiche.standalone.mask;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Octets in base64, each sign remembered with its place, so that others can be written there.
 *
 * <p>Line ends, padding and what else stands between stay where they are. RFC 2045 §6.8.
 */
final class Base64Places {

    private static final String SIGNS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int[] VALUES = values();

    private final byte[] written;
    private final int[] places;
    private final int count;
    private final boolean whole;

    private Base64Places(byte[] written, int[] places, int count, boolean whole) {
        this.written = written;
        this.places = places;
        this.count = count;
        this.whole = whole;
    }

    private static int[] values() {
        var values = new int[256];
        Arrays.fill(values, -1);
        for (int i = 0; i < SIGNS.length(); i++) {
            values[SIGNS.charAt(i)] = i;
        }
        return values;
    }

    static Base64Places of(byte[] written, int from, int to) {
        var places = new int[to - from];
        int count = 0;
        boolean whole = true;
        boolean ended = false;
        for (int i = from; i < to; i++) {
            int octet = written[i] & 0xff;
            if (VALUES[octet] >= 0) {
                whole &= !ended;
                places[count++] = i;
            } else {
                ended |= octet == '=';
            }
        }
        return new Base64Places(written, places, count, whole && count % 4 != 1);
    }

    /** Whether it is one run of base64; if not, nobody knows what a reader makes of it. */
    boolean isWhole() {
        return whole;
    }

    /** The octets that are written there. */
    byte[] octets() {
        var octets = new byte[count * 3 / 4];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 6 | VALUES[written[places[i]] & 0xff];
            held += 6;
            if (held >= 8) {
                held -= 8;
                octets[at++] = (byte) (bits >> held);
            }
        }
        return octets;
    }

    /** Writes as many others into their places. */
    void write(byte[] others, int from) {
        int length = count * 3 / 4;
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (held < 6) {
                bits = bits << 8 | (at < length ? others[from + at] & 0xff : 0);
                at++;
                held += 8;
            }
            held -= 6;
            written[places[i]] = (byte) SIGNS.charAt(bits >> held & 0x3f);
        }
    }

    /** Any signs at all. */
    void scramble(SplittableRandom chance) {
        for (int i = 0; i < count; i++) {
            written[places[i]] = (byte) SIGNS.charAt(chance.nextInt(SIGNS.length()));
        }
    }
}
