package dev.postiche.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream that decodes another one octet by octet. */
abstract class DecodingInputStream extends InputStream {

    protected final InputStream encoded;

    DecodingInputStream(InputStream encoded) {
        this.encoded = encoded;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        Objects.checkFromIndexSize(at, length, target.length);
        for (int count = 0; count < length; count++) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[at + count] = (byte) octet;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        encoded.close();
    }
}
