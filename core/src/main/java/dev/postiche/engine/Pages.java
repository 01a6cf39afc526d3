package dev.postiche.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Octets that only ever grow at their end, in pages, so that nothing is copied when they do.
 *
 * <p>One thread at a time writes and any thread may read what the length covers.
 */
final class Pages {
    private static final int FIRST = 64;
    private static final int LARGEST = 8 * 1024;

    private volatile byte[][] pages = {new byte[FIRST]};
    private final AtomicInteger length = new AtomicInteger();
    // The writer's own: the last page and how much of it is used.
    private byte[] last = pages[0];
    private int used;
    private int written;

    int length() {
        return length.get();
    }

    void append(byte[] octets, int from, int count) {
        int done = 0;
        while (done < count) {
            if (used == last.length) {
                grow();
            }
            int part = Math.min(count - done, last.length - used);
            System.arraycopy(octets, from + done, last, used, part);
            used += part;
            done += part;
        }
        written += count;
        length.lazySet(written); // after the octets
    }

    private void grow() {
        last = new byte[Math.min(LARGEST, 2 * last.length)];
        used = 0;
        var more = Arrays.copyOf(pages, pages.length + 1);
        more[more.length - 1] = last;
        pages = more;
    }

    /** Nothing more comes: what was taken in advance is given back. */
    void trim() {
        if (used < last.length) {
            last = Arrays.copyOf(last, used);
            var fewer = pages.clone();
            fewer[fewer.length - 1] = last;
            pages = fewer;
        }
    }

    /** What all pages take. */
    long weight() {
        long sum = 0;
        for (var page : pages) {
            sum += page.length;
        }
        return sum;
    }

    /** Writes over what is there. */
    void fill(int from, int to, byte octet) {
        each(from, to, (page, begin, end) -> Arrays.fill(page, begin, end, octet));
    }

    byte[] copy(int from, int to) {
        var octets = new byte[to - from];
        var at = new int[1];
        each(
                from,
                to,
                (page, begin, end) -> {
                    System.arraycopy(page, begin, octets, at[0], end - begin);
                    at[0] += end - begin;
                });
        return octets;
    }

    private interface Part {
        void of(byte[] page, int from, int to);
    }

    private void each(int from, int to, Part action) {
        int begin = 0;
        for (var page : pages) {
            int first = Math.max(0, from - begin);
            int behind = Math.min(page.length, to - begin);
            if (first < behind) {
                action.of(page, first, behind);
            }
            begin += page.length;
        }
    }
}
