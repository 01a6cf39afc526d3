package dev.postiche.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * What the server sends, gathered in a buffer until somebody flushes or it is full: many small
 * lines become one segment.
 *
 * <p>One thread at a time writes.
 */
public final class WireOutput extends OutputStream {
    private static final int BUFFER = 16 * 1024;

    private final BooleanSupplier closedHere;
    private final byte[] buffer = new byte[BUFFER];
    private OutputStream out;
    private int pending;
    private boolean handedUnflushed;
    private long total;
    private long segments;

    WireOutput(OutputStream out, BooleanSupplier closedHere) {
        this.out = out;
        this.closedHere = closedHere;
    }

    /** Octets written since the connection began, counted above TLS and compression. */
    public long total() {
        return total;
    }

    /** How often octets were handed to the socket. */
    public long segments() {
        return segments;
    }

    /** Whether something waits for a flush. */
    public boolean isPending() {
        return pending > 0 || handedUnflushed;
    }

    @Override
    public void write(int octet) {
        if (pending == BUFFER) {
            send();
        }
        buffer[pending++] = (byte) octet;
        total++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        total += length;
        if (length > BUFFER - pending) {
            send();
            if (length >= BUFFER) {
                hand(octets, offset, length);
                return;
            }
        }
        System.arraycopy(octets, offset, buffer, pending, length);
        pending += length;
    }

    @Override
    public void flush() {
        if (!isPending()) {
            return;
        }
        send();
        handedUnflushed = false;
        try {
            // A compressing layer holds back octets until it is told.
            out.flush();
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closedHere.getAsBoolean());
        }
    }

    /** Puts a layer over the stream, after a flush. */
    void through(Layer<OutputStream> layer) throws IOException {
        flush();
        out = layer.over(out);
    }

    private void send() {
        int count = pending;
        pending = 0;
        if (count > 0) {
            hand(buffer, 0, count);
        }
    }

    private void hand(byte[] octets, int offset, int length) {
        segments++;
        handedUnflushed = true;
        try {
            out.write(octets, offset, length);
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closedHere.getAsBoolean());
        }
    }
}
