package dev.postiche.message;

import java.util.Arrays;
import java.util.Base64;

/**
 * A content in base64, encoded where it is read. RFC 2045 §6.8.
 *
 * <p>Each line of 76 characters comes from 57 octets, so any range can be computed by itself.
 */
final class Base64Content extends MessageContent {

    private static final int OCTETS = 57;
    private static final int LINE = 78; // with its CRLF

    private final MessageContent plain;

    Base64Content(MessageContent plain) {
        this.plain = plain;
    }

    @Override
    public long size() {
        long rest = plain.size() % OCTETS;
        return plain.size() / OCTETS * LINE + (rest == 0 ? 0 : (rest + 2) / 3 * 4 + 2);
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        byte[] octets = new byte[OCTETS];
        byte[] line = new byte[LINE];
        int filled = 0;
        while (filled < length) {
            long number = (offset + filled) / LINE;
            int within = (int) ((offset + filled) % LINE);
            int some = (int) Math.min(OCTETS, plain.size() - number * OCTETS);
            plain.read(number * OCTETS, octets, 0, some);
            byte[] exact = some == OCTETS ? octets : Arrays.copyOf(octets, some);
            int end = Base64.getEncoder().encode(exact, line);
            line[end] = '\r';
            line[end + 1] = '\n';
            int count = Math.min(end + 2 - within, length - filled);
            System.arraycopy(line, within, target, at + filled, count);
            filled += count;
        }
    }
}
