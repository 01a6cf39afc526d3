package dev.postiche.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The octets of a message or of a piece of one, read by offset and never changed.
 *
 * <p>Read by offset, so that an attachment of 25 MB can be computed where it is read and a section
 * of a message is a range and not a copy.
 */
public abstract class MessageContent {

    private static final int CHUNK = 16 * 1024;

    /** Computes the octets of a {@linkplain #generated generated} content. */
    @FunctionalInterface
    public interface OctetSource {

        /** Puts the octets from {@code offset} on at {@code target[at]} and behind it. */
        void fill(long offset, byte[] target, int at, int length);
    }

    /** The given octets; they are copied. */
    public static MessageContent of(byte[] octets) {
        return new ArrayContent(octets.clone());
    }

    /** The given octets, which nobody may change from now on. */
    public static MessageContent wrapped(byte[] octets) {
        return new ArrayContent(octets);
    }

    /** A text of which each character is one octet, as in header fields that a program wrote. */
    public static MessageContent ofLatin1(String text) {
        return new ArrayContent(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** No octets at all. */
    public static MessageContent empty() {
        return new ArrayContent(new byte[0]);
    }

    /** The contents one after the other. */
    public static MessageContent joined(List<MessageContent> parts) {
        return parts.size() == 1 ? parts.get(0) : new JoinedContent(parts);
    }

    /** {@code size} octets that {@code source} computes whenever they are read. */
    public static MessageContent generated(long size, OctetSource source) {
        return new GeneratedContent(size, source);
    }

    /**
     * Content that is made when it is first read. The supplier must give equal octets each time: it
     * is asked again after the memory was wanted for something else.
     */
    public static MessageContent lazily(Supplier<MessageContent> supplier) {
        return new LazyContent(-1, supplier);
    }

    /** The same, of a size that is known before: asking for that makes nothing. */
    public static MessageContent lazily(long size, Supplier<MessageContent> supplier) {
        return new LazyContent(size, supplier);
    }

    /** The number of octets. */
    public abstract long size();

    /**
     * Puts exactly {@code length} octets from {@code offset} on at {@code target[at]} and behind
     * it.
     *
     * @throws IndexOutOfBoundsException if the content has no such range
     */
    public final void read(long offset, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(offset, length, size());
        Objects.checkFromIndexSize(at, length, target.length);
        if (length > 0) {
            fill(offset, target, at, length);
        }
    }

    /** Does what {@link #read} promises; the range has been checked and is not empty. */
    protected abstract void fill(long offset, byte[] target, int at, int length);

    /** Writes a range of the octets. */
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size());
        byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
        long end = offset + length;
        for (long position = offset; position < end; ) {
            int count = (int) Math.min(chunk.length, end - position);
            fill(position, chunk, 0, count);
            out.write(chunk, 0, count);
            position += count;
        }
    }

    /** Writes all octets. */
    public final void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0, size());
    }

    /**
     * All octets as one array of their own.
     *
     * @throws OutOfMemoryError if they are more than an array can hold
     */
    public final byte[] toByteArray() {
        if (size() > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("a content of " + size() + " octets does not fit an array");
        }
        var out = new ByteArrayOutputStream((int) size());
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a stream in memory does not fail
        }
        return out.toByteArray();
    }

    /** Whether NUL is among the octets: they are then binary. RFC 3516 §4.4 */
    public final boolean holdsNul() {
        return holds(octet -> octet == 0);
    }

    /** Whether an octet is beyond US-ASCII: they are then no 7bit data. RFC 2045 §2.7 */
    public final boolean holdsEightBit() {
        return holds(octet -> octet < 0);
    }

    private boolean holds(IntPredicate sought) {
        var chunk = new byte[(int) Math.min(CHUNK, size())];
        for (long at = 0; at < size(); at += chunk.length) {
            int count = (int) Math.min(chunk.length, size() - at);
            read(at, chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if (sought.test(chunk[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A range of this content; nothing is copied. */
    public final MessageContent slice(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, size());
        return offset == 0 && length == size() ? this : new SlicedContent(this, offset, length);
    }

    /** A stream over all octets; closing it does nothing. */
    public InputStream newInputStream() {
        return new ContentInputStream(this);
    }

    /** The octets as characters, one each: for header fields and tests. */
    public final String toLatin1() {
        return new String(toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
