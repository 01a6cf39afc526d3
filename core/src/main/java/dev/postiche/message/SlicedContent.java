package dev.postiche.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** A range of another content. */
final class SlicedContent extends MessageContent {

    private final MessageContent whole;
    private final long start;
    private final long size;

    SlicedContent(MessageContent whole, long start, long size) {
        this.whole = whole;
        this.start = start;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        whole.read(start + offset, target, at, length);
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size);
        whole.writeTo(out, start + offset, length);
    }
}
