package dev.postiche.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Contents one after the other, so that a message can hold a part that takes no memory. */
final class JoinedContent extends MessageContent {

    private final MessageContent[] parts;

    /** Where each part begins, and at the end the size of all. */
    private final long[] starts;

    JoinedContent(List<MessageContent> parts) {
        this.parts = parts.toArray(MessageContent[]::new);
        this.starts = new long[this.parts.length + 1];
        for (int i = 0; i < this.parts.length; i++) {
            starts[i + 1] = starts[i] + this.parts[i].size();
        }
    }

    @Override
    public long size() {
        return starts[parts.length];
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        int filled = 0;
        for (int i = partAt(offset); filled < length; i++) {
            long within = offset + filled - starts[i];
            int count = (int) Math.min(length - filled, parts[i].size() - within);
            parts[i].read(within, target, at + filled, count);
            filled += count;
        }
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size());
        long written = 0;
        for (int i = partAt(offset); written < length; i++) {
            long within = offset + written - starts[i];
            long count = Math.min(length - written, parts[i].size() - within);
            parts[i].writeTo(out, within, count);
            written += count;
        }
    }

    private int partAt(long offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
