package dev.postiche.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes base64, passing over what does not belong to it. RFC 2045 §6.8.
 *
 * <p>After padding it goes on: some senders encode a body in pieces.
 */
final class Base64InputStream extends DecodingInputStream {

    private int bits;
    private int bitCount;

    Base64InputStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    public int read() throws IOException {
        while (bitCount < 8) {
            int c = encoded.read();
            if (c < 0) {
                return -1;
            }
            int value = Base64Text.valueOf(c);
            if (value >= 0) {
                bits = (bits << 6 | value) & 0xffff;
                bitCount += 6;
            } else if (c == '=') {
                bitCount = 0;
            }
        }
        bitCount -= 8;
        return bits >> bitCount & 0xff;
    }
}
