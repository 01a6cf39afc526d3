package dev.postiche.message;

import java.util.Arrays;

/**
 * Goes through a range of a content line by line, reading each octet once.
 *
 * <p>A line ends with LF, whether or not a CR stands before it, so that bare LF divides lines too;
 * a CR alone does not.
 */
final class LineReader {

    private static final int CHUNK = 16 * 1024;

    private final MessageContent content;
    private final long limit;
    private final byte[] chunk;
    private long chunkOffset;
    private int chunkLength;
    private int next;

    private long start;
    private long end;
    private int ending;
    private long lineEnds;
    private byte[] kept = new byte[256];
    private int keptLength;
    private int keepLimit = kept.length;

    LineReader(MessageContent content, long offset, long limit) {
        this.content = content;
        this.limit = limit;
        this.chunk = new byte[(int) Math.min(CHUNK, limit - offset)];
        this.chunkOffset = offset;
        this.end = offset;
    }

    /** How many octets from the beginning of each line {@link #octet} shall know. */
    void keep(int octets) {
        keepLimit = octets;
    }

    /** Goes to the next line; false behind the last. */
    boolean next() {
        start = end;
        keptLength = 0;
        ending = 0;
        int last = -1;
        while (start < limit && (next < chunkLength || fill())) {
            int from = next;
            while (next < chunkLength && chunk[next] != '\n') {
                next++;
            }
            boolean ended = next < chunkLength;
            int upTo = ended ? next + 1 : next;
            keepFrom(from, upTo);
            if (ended) {
                int before = next > from ? chunk[next - 1] : last;
                ending = before == '\r' ? 2 : 1;
                lineEnds++;
                next++;
                end = chunkOffset + next;
                return true;
            }
            last = next > from ? chunk[next - 1] : last;
            end = chunkOffset + next;
        }
        return end > start;
    }

    private boolean fill() {
        chunkOffset += chunkLength;
        chunkLength = (int) Math.min(chunk.length, limit - chunkOffset);
        next = 0;
        content.read(chunkOffset, chunk, 0, chunkLength);
        return chunkLength > 0;
    }

    private void keepFrom(int from, int upTo) {
        int count = Math.min(upTo - from, keepLimit - keptLength);
        if (count <= 0) {
            return;
        }
        if (keptLength + count > kept.length) {
            int room = Math.min(keepLimit, Math.max(keptLength + count, kept.length * 2));
            kept = Arrays.copyOf(kept, room);
        }
        System.arraycopy(chunk, from, kept, keptLength, count);
        keptLength += count;
    }

    /** Where the line begins. */
    long start() {
        return start;
    }

    /** Where the next line begins. */
    long end() {
        return end;
    }

    /** How many octets the line end has: 2, 1 or, at the end of the content, 0. */
    int ending() {
        return ending;
    }

    /** How many lines have been ended so far, this one included. */
    long lineEnds() {
        return lineEnds;
    }

    /** Whether there is nothing in the line but its end. */
    boolean isBlank() {
        return end - start == ending;
    }

    /** How many octets of the line are kept, its end included. */
    int kept() {
        return keptLength;
    }

    /** One of the kept octets, -1 behind them. */
    int octet(int index) {
        return index < keptLength ? kept[index] & 0xff : -1;
    }
}
