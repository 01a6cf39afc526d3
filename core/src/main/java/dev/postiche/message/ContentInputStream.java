package dev.postiche.message;

import java.io.InputStream;
import java.util.Objects;

/** A stream over a content, for decoders that want one. */
final class ContentInputStream extends InputStream {

    private final MessageContent content;
    private final byte[] buffer;
    private long position;
    private int next;
    private int limit;

    ContentInputStream(MessageContent content) {
        this.content = content;
        this.buffer = new byte[(int) Math.min(8 * 1024, content.size())];
    }

    @Override
    public int read() {
        if (next == limit && !fillBuffer()) {
            return -1;
        }
        return buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] target, int at, int length) {
        Objects.checkFromIndexSize(at, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (next == limit && !fillBuffer()) {
            return -1;
        }
        int count = Math.min(length, limit - next);
        System.arraycopy(buffer, next, target, at, count);
        next += count;
        return count;
    }

    private boolean fillBuffer() {
        int count = (int) Math.min(buffer.length, content.size() - position);
        content.read(position, buffer, 0, count);
        position += count;
        next = 0;
        limit = count;
        return count > 0;
    }
}
