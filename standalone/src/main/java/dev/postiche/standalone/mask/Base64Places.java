package dev.postiche.standalone.mask;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Octets in base64, with others to be written into their places.
 *
 * <p>Line ends, padding and what else stands between stay where they are. RFC 2045 §6.8.
 */
final class Base64Places {

    private static final String SIGNS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int[] VALUES = values();

    private final byte[] written;
    private final int from;
    private final int to;
    private final int count;
    private final boolean whole;

    private Base64Places(byte[] written, int from, int to, int count, boolean whole) {
        this.written = written;
        this.from = from;
        this.to = to;
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
        int count = 0;
        boolean whole = true;
        boolean ended = false;
        for (int i = from; i < to; i++) {
            if (VALUES[written[i] & 0xff] >= 0) {
                whole &= !ended;
                count++;
            } else {
                ended |= written[i] == '=';
            }
        }
        return new Base64Places(written, from, to, count, whole && count % 4 != 1);
    }

    /** Whether it is one run of base64; if not, nobody knows what a reader makes of it. */
    boolean isWhole() {
        return whole;
    }

    /** How many octets are written there. */
    int length() {
        return (int) (count * 3L / 4);
    }

    /** The octets that are written there. */
    byte[] octets() {
        var octets = new byte[length()];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = from; i < to; i++) {
            int value = VALUES[written[i] & 0xff];
            if (value >= 0) {
                bits = bits << 6 | value;
                held += 6;
            }
            if (held >= 8) {
                held -= 8;
                octets[at++] = (byte) (bits >> held);
            }
        }
        return octets;
    }

    /** Writes as many others into their places. */
    void write(byte[] others, int start) {
        write(at -> others[start + at]);
    }

    /** Gives an octet by its number. */
    @FunctionalInterface
    interface OctetSource {
        byte at(int number);
    }

    /** Writes as many others into their places, one by one. */
    void write(OctetSource others) {
        int length = length();
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = from; i < to; i++) {
            if (VALUES[written[i] & 0xff] < 0) {
                continue;
            }
            if (held < 6) {
                bits = bits << 8 | (at < length ? others.at(at) & 0xff : 0);
                at++;
                held += 8;
            }
            held -= 6;
            written[i] = (byte) SIGNS.charAt(bits >> held & 0x3f);
        }
    }

    /** Any signs at all. */
    void scramble(SplittableRandom chance) {
        for (int i = from; i < to; i++) {
            if (VALUES[written[i] & 0xff] >= 0) {
                written[i] = (byte) SIGNS.charAt(chance.nextInt(SIGNS.length()));
            }
        }
    }
}
