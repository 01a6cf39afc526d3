package dev.postiche.imap.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A set of message numbers or unique identifiers, as ranges.
 *
 * <p>It stays ranges to the end: {@code 1:4294967295} names four thousand million numbers and is a
 * usual thing to send. RFC 3501 §9 (sequence-set).
 *
 * @param ranges in the order in which they were written
 */
public record SequenceSet(List<Range> ranges) {

    /** The number that {@code *} stands for until it is known: greater than any other. */
    public static final long STAR = Long.MAX_VALUE;

    /** {@code $}: the messages of the last search that was saved. RFC 5182 §2.1 */
    public static final SequenceSet SAVED = new SequenceSet(List.of());

    public SequenceSet {
        ranges = List.copyOf(ranges);
    }

    /**
     * seq-range, or a single seq-number as a range of one.
     *
     * @param first either end; {@link #STAR} for {@code *}
     * @param last the other end; may be the smaller one
     */
    public record Range(long first, long last) {

        /** The lowest number when {@code largest} is the largest in use. */
        public long low(long largest) {
            return Math.min(known(first, largest), known(last, largest));
        }

        /** The highest number when {@code largest} is the largest in use. */
        public long high(long largest) {
            return Math.max(known(first, largest), known(last, largest));
        }

        private static long known(long number, long largest) {
            return number == STAR ? largest : number;
        }

        @Override
        public String toString() {
            return first == last ? shown(first) : shown(first) + ":" + shown(last);
        }

        private static String shown(long number) {
            return number == STAR ? "*" : Long.toString(number);
        }
    }

    /** Whether a number is in the set when {@code largest} is the largest in use. */
    public boolean contains(long number, long largest) {
        for (var range : ranges) {
            if (range.low(largest) <= number && number <= range.high(largest)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same set as ascending ranges that neither touch nor overlap, every {@code *} replaced by
     * {@code largest}. RFC 3501 §9: "Servers MAY coalesce overlaps".
     */
    public List<Range> ascending(long largest) {
        var sorted = new ArrayList<Range>(ranges.size());
        ranges.forEach(range -> sorted.add(new Range(range.low(largest), range.high(largest))));
        sorted.sort(Comparator.comparingLong(Range::first));
        var merged = new ArrayList<Range>(sorted.size());
        for (var range : sorted) {
            int top = merged.size() - 1;
            if (top >= 0 && range.first() <= merged.get(top).last() + 1) {
                var below = merged.get(top);
                merged.set(top, new Range(below.first(), Math.max(below.last(), range.last())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** Whether it is {@code $}, whose messages the session knows. RFC 5182 §2.1 */
    public boolean isSaved() {
        return ranges.isEmpty();
    }

    /** Whether {@code *} occurs in it. */
    public boolean hasStar() {
        return ranges.stream().anyMatch(range -> range.first() == STAR || range.last() == STAR);
    }

    /** The largest number in it but for {@code *}; 0 when there is none. */
    public long largestNumber() {
        return ranges.stream()
                .flatMapToLong(range -> LongStream.of(range.first(), range.last()))
                .filter(number -> number != STAR)
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return isSaved()
                ? "$"
                : ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
