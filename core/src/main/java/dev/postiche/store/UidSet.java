package dev.postiche.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A set of UIDs as ascending ranges.
 *
 * <p>A change to 100,000 messages in a row is two numbers, and prints as COPYUID and VANISHED want
 * it. RFC 9051 §9 ({@code uid-set}).
 */
public final class UidSet {

    /** The empty set. */
    public static final UidSet EMPTY = new UidSet(new long[0]);

    /** First and last UID of each range in turn; ranges neither overlap nor touch. */
    private final long[] bounds;

    private UidSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** These UIDs, in any order. */
    public static UidSet of(long... uids) {
        var sorted = uids.clone();
        Arrays.sort(sorted);
        var set = new Builder();
        for (var uid : sorted) {
            set.add(uid);
        }
        return set.build();
    }

    /** These UIDs, in any order. */
    public static UidSet of(Collection<Long> uids) {
        return of(uids.stream().mapToLong(Long::longValue).toArray());
    }

    /** All from the first to the last, both included; none when the last is below the first. */
    public static UidSet range(long first, long last) {
        return last < first ? EMPTY : new UidSet(new long[] {first, last});
    }

    /** Those in any of the sets. */
    public static UidSet unionOf(Collection<UidSet> sets) {
        if (sets.isEmpty()) {
            return EMPTY;
        }
        var ranges =
                sets.stream()
                        .flatMap(
                                set ->
                                        IntStream.range(0, set.ranges())
                                                .mapToObj(
                                                        range ->
                                                                new long[] {
                                                                    set.first(range),
                                                                    set.last(range)
                                                                }))
                        .sorted(Comparator.comparingLong(range -> range[0]))
                        .toList();
        var union = new Builder();
        ranges.forEach(range -> union.addRange(range[0], range[1]));
        return union.build();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many UIDs. */
    public long size() {
        var size = 0L;
        for (var i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    /** How many ranges. */
    public int ranges() {
        return bounds.length / 2;
    }

    /** First UID of a range, counted from 0. */
    public long first(int range) {
        return bounds[2 * range];
    }

    /** Last UID of a range, counted from 0. */
    public long last(int range) {
        return bounds[2 * range + 1];
    }

    /** Whether the UID is in the set. */
    public boolean contains(long uid) {
        var at = Arrays.binarySearch(bounds, uid);
        // Between two bounds: inside exactly if an odd number of them lies below.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /** All UIDs, ascending. */
    public LongStream stream() {
        return LongStream.range(0, ranges())
                .flatMap(range -> LongStream.rangeClosed(first((int) range), last((int) range)));
    }

    /** All UIDs, ascending. */
    public void forEach(LongConsumer action) {
        for (var i = 0; i < bounds.length; i += 2) {
            for (var uid = bounds[i]; uid <= bounds[i + 1]; uid++) {
                action.accept(uid);
            }
        }
    }

    /** Those in either set. */
    public UidSet union(UidSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return unionOf(List.of(this, other));
    }

    /** Those in both sets. */
    public UidSet intersect(UidSet other) {
        var set = new Builder();
        var i = 0;
        var j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            var first = Math.max(bounds[i], other.bounds[j]);
            var last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                set.addRange(first, last);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return set.build();
    }

    /** Those not in the other set. */
    public UidSet minus(UidSet other) {
        var set = new Builder();
        var j = 0;
        for (var i = 0; i < bounds.length; i += 2) {
            var from = bounds[i];
            while (j < other.bounds.length && other.bounds[j + 1] < from) {
                j += 2;
            }
            for (var k = j; k < other.bounds.length && other.bounds[k] <= bounds[i + 1]; k += 2) {
                set.addRange(from, other.bounds[k] - 1);
                from = other.bounds[k + 1] + 1;
            }
            set.addRange(from, bounds[i + 1]);
        }
        return set.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** As on the wire: {@code 1:3,7}; empty for the empty set. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds[i]);
            if (bounds[i] != bounds[i + 1]) {
                text.append(':').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    /** Gathers UIDs or ranges that come with ascending starts. */
    public static final class Builder {

        private long[] bounds = new long[8];
        private int length;

        /** Adds a UID not below the start of the last range. */
        public Builder add(long uid) {
            return addRange(uid, uid);
        }

        /**
         * Adds a range that starts not below the start of the last one; an empty one is nothing.
         */
        public Builder addRange(long first, long last) {
            if (last < first) {
                return this;
            }
            if (length > 0 && first < bounds[length - 2]) {
                throw new IllegalArgumentException("UIDs have to be added in ascending order");
            }
            if (length > 0 && first <= bounds[length - 1] + 1) {
                bounds[length - 1] = Math.max(bounds[length - 1], last);
                return this;
            }
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * length);
            }
            bounds[length] = first;
            bounds[length + 1] = last;
            length += 2;
            return this;
        }

        /** The set of what was added. */
        public UidSet build() {
            return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length));
        }
    }
}
