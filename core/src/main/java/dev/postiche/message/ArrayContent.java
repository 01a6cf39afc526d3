package dev.postiche.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Octets in one array: what was appended or delivered. */
final class ArrayContent extends MessageContent {

    private final byte[] octets;

    ArrayContent(byte[] octets) {
        this.octets = octets;
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        System.arraycopy(octets, (int) offset, target, at, length);
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size());
        out.write(
                octets, (int) offset, (int) length); // one write: no chunks between us and a socket
    }
}
