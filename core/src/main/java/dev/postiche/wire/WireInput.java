package dev.postiche.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What a client sends, as lines and counted octets: nothing is read that has no bound, and before a
 * read that may block the owner is told, so that it can flush what the client waits for.
 *
 * <p>One thread at a time reads.
 */
public final class WireInput {
    private static final int BUFFER = 8 * 1024;

    /** So many octets are kept of the end of a line that is too long. */
    private static final int TAIL = 32;

    private final BooleanSupplier closedHere;
    private InputStream in;
    private Runnable beforeBlocking = () -> {};
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long total;
    private volatile boolean reading;

    WireInput(InputStream in, BooleanSupplier closedHere) {
        this.in = in;
        this.closedHere = closedHere;
    }

    /** What is run before each read of the socket, in which the reader may have to wait. */
    public void beforeBlocking(Runnable action) {
        this.beforeBlocking = action;
    }

    /** Octets handed out since the connection began, counted above TLS and compression. */
    public long total() {
        return total;
    }

    /** Whether a thread waits for the client at this moment. */
    boolean isReading() {
        return reading;
    }

    /** Whether a whole line lies ready, so that a reader of lines would not wait. */
    public boolean hasLine() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /**
     * The next line. One that is longer than {@code maxLength} octets is read to its end and
     * skipped, so that the connection can live on.
     */
    public Line line(int maxLength) {
        byte[] kept = new byte[0];
        byte[] tail = new byte[0];
        long length = 0;
        for (; ; ) {
            fill();
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < limit;
            int count = end - position;
            int room = (int) Math.min(count, Math.max(0, maxLength + 1L - kept.length));
            if (room < count) {
                tail = tail(tail.length == 0 ? kept : tail, count);
            }
            kept = joined(kept, room);
            length += count + (whole ? 1 : 0);
            advance(count + (whole ? 1 : 0));
            if (whole) {
                return ended(kept, length, maxLength, tail);
            }
        }
    }

    /** The last octets of what came before and of the {@code count} octets that come now. */
    private byte[] tail(byte[] before, int count) {
        int fresh = Math.min(count, TAIL);
        int old = Math.min(before.length, TAIL - fresh);
        var tail = Arrays.copyOfRange(before, before.length - old, before.length + fresh);
        System.arraycopy(buffer, position + count - fresh, tail, old, fresh);
        return tail;
    }

    private byte[] joined(byte[] kept, int count) {
        if (count == 0) {
            return kept; // of a line without end no more is kept, nor copied
        }
        if (kept.length == 0) {
            return Arrays.copyOfRange(buffer, position, position + count);
        }
        var joined = Arrays.copyOf(kept, kept.length + count);
        System.arraycopy(buffer, position, joined, kept.length, count);
        return joined;
    }

    private static Line ended(byte[] kept, long length, int maxLength, byte[] tail) {
        boolean cr = kept.length == length - 1 && length > 1 && kept[kept.length - 1] == '\r';
        long content = length - (cr ? 2 : 1);
        if (content > maxLength) {
            return new Line(
                    Arrays.copyOf(kept, maxLength),
                    Line.End.TOO_LONG,
                    length,
                    withoutCr(tail.length == 0 ? kept : tail));
        }
        return new Line(
                kept.length == content ? kept : Arrays.copyOf(kept, (int) content),
                cr ? Line.End.CRLF : Line.End.BARE_LF,
                length,
                new byte[0]);
    }

    /** Empty if the line did not end in CRLF. */
    private static byte[] withoutCr(byte[] tail) {
        boolean cr = tail.length > 0 && tail[tail.length - 1] == '\r';
        return cr ? Arrays.copyOf(tail, tail.length - 1) : new byte[0];
    }

    /** At least one and at most {@code length} octets; returns how many. */
    public int read(byte[] target, int offset, int length) {
        if (position < limit) {
            int count = Math.min(length, limit - position);
            System.arraycopy(buffer, position, target, offset, count);
            advance(count);
            return count;
        }
        // Large reads bypass the buffer: a literal is copied once.
        if (length >= BUFFER) {
            int count = readSocket(target, offset, length);
            total += count;
            return count;
        }
        fill();
        return read(target, offset, length);
    }

    /** Forgets what has been read ahead: commands sent before TLS began. RFC 9051 §6.2.1. */
    public void discard() {
        position = limit;
    }

    /** Puts a layer over the stream; the octets read ahead go through it first. */
    void through(Layer<InputStream> layer) throws IOException {
        var ahead = new ByteArrayInputStream(Arrays.copyOfRange(buffer, position, limit));
        in = layer.over(ahead.available() == 0 ? in : new SequenceInputStream(ahead, in));
        position = limit;
    }

    private void advance(int count) {
        position += count;
        total += count;
    }

    private void fill() {
        if (position < limit) {
            return;
        }
        position = 0;
        limit = 0;
        limit = readSocket(buffer, 0, buffer.length);
    }

    private int readSocket(byte[] target, int offset, int length) {
        beforeBlocking.run();
        reading = true;
        try {
            int count = in.read(target, offset, length);
            if (count < 0) {
                throw new ConnectionEnded(
                        closedHere.getAsBoolean()
                                ? ConnectionEnded.Cause.CLOSED_HERE
                                : ConnectionEnded.Cause.CLIENT_CLOSED,
                        "the client closed the connection");
            }
            return count;
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closedHere.getAsBoolean());
        } finally {
            reading = false;
        }
    }
}
