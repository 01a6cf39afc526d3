package dev.postiche.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What a stream of decoded octets gives, as a content: each reading decodes from the beginning,
 * unless it goes on where the last one ended.
 *
 * <p>So a part of 25 MB is sent decoded in the memory of one chunk.
 */
final class DecodedContent extends MessageContent {

    private final Supplier<InputStream> decoding;
    private final AtomicReference<Cursor> lastRead;
    private volatile long size = -1;

    /** A stream that has been read up to a position; nobody else has it meanwhile. */
    private record Cursor(InputStream in, long position) {}

    DecodedContent(Supplier<InputStream> decoding) {
        this.decoding = decoding;
        this.lastRead = new AtomicReference<>(nowhere());
    }

    private static Cursor nowhere() {
        return new Cursor(InputStream.nullInputStream(), -1);
    }

    @Override
    public long size() {
        if (size < 0) {
            try (var in = decoding.get()) {
                size = in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return size;
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        try {
            var in = takenAt(offset);
            if (in.readNBytes(target, at, length) < length) {
                throw new EOFException();
            }
            lastRead.set(new Cursor(in, offset + length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size());
        var in = takenAt(offset);
        byte[] chunk = new byte[(int) Math.min(8 * 1024, length)];
        for (long left = length; left > 0; ) {
            int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            out.write(chunk, 0, count);
            left -= count;
        }
        lastRead.set(new Cursor(in, offset + length));
    }

    /** The stream that stands at this position: the last one, or one from the beginning. */
    private InputStream takenAt(long offset) throws IOException {
        var cursor = lastRead.getAndSet(nowhere());
        if (cursor.position() == offset) {
            return cursor.in();
        }
        var in = decoding.get();
        in.skipNBytes(offset);
        return in;
    }

    @Override
    public InputStream newInputStream() {
        return decoding.get();
    }
}
