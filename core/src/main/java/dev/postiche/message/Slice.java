package dev.postiche.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * A range of a content: what FETCH sends.
 *
 * <p>It holds no octets of its own, so that a section goes from the store to the socket uncopied.
 */
public record Slice(MessageContent content, long offset, long length) {

    public Slice {
        Objects.checkFromIndexSize(offset, length, content.size());
    }

    /** The whole content. */
    public static Slice of(MessageContent content) {
        return new Slice(content, 0, content.size());
    }

    /** Where the range ends. */
    public long end() {
        return offset + length;
    }

    /**
     * The octets from {@code from} on, at most {@code count}; behind the end there are none. RFC
     * 9051 §6.4.5.
     */
    public Slice partial(long from, long count) {
        long start = Math.min(Math.max(from, 0), length);
        return new Slice(content, offset + start, Math.min(Math.max(count, 0), length - start));
    }

    /** Writes the octets. */
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out, offset, length);
    }

    /** The octets as a content of their own. */
    public MessageContent asContent() {
        return content.slice(offset, length);
    }

    /** The octets as an array. */
    public byte[] toByteArray() {
        return asContent().toByteArray();
    }

    /** The octets as characters, one each. */
    public String toLatin1() {
        return asContent().toLatin1();
    }
}
