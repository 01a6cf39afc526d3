package dev.postiche.engine;

import dev.postiche.fault.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a reply, or the content in it, has gone, and the faults that wait further on. Octets,
 * lines and time are each counted from the moment's beginning.
 */
final class Distances {
    private final List<FaultRule> waiting;
    private final long began = System.nanoTime();
    private final boolean countsLines;
    private final boolean looksAtTime;
    private long octets;
    private long lines;

    Distances(List<FaultRule> rules) {
        this.waiting = new ArrayList<>(rules);
        this.countsLines = rules.stream().anyMatch(r -> r.fault().at().afterLines().isPresent());
        this.looksAtTime = rules.stream().anyMatch(r -> r.fault().at().after().isPresent());
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether octets have to be seen one by one. */
    boolean countsLines() {
        return countsLines && !waiting.isEmpty();
    }

    /** Whether the time has to be looked at now and then. */
    boolean looksAtTime() {
        return looksAtTime && !waiting.isEmpty();
    }

    /** How many of the next octets can go before a fault's place, as far as octets tell. */
    long toNextPlace(long most) {
        long free = most;
        for (var rule : waiting) {
            var after = rule.fault().at().afterBytes();
            if (after.isPresent() && after.getAsLong() > octets) {
                free = Math.min(free, after.getAsLong() - octets);
            }
        }
        return free;
    }

    /** The same, as far as lines tell: to the end of the next line. */
    int toNextPlace(byte[] text, int offset, int most) {
        if (countsLines()) {
            for (int i = 0; i < most; i++) {
                if (text[offset + i] == '\n') {
                    return i + 1;
                }
            }
        }
        return most;
    }

    void passed(byte[] text, int offset, int count) {
        octets += count;
        if (countsLines) {
            for (int i = offset; i < offset + count; i++) {
                lines += text[i] == '\n' ? 1 : 0;
            }
        }
    }

    void passed(long count) {
        octets += count;
    }

    /** Takes out those whose place is here. */
    List<FaultRule> due() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<FaultRule>();
        for (var rule : List.copyOf(waiting)) {
            if (isHere(rule.fault().at())) {
                waiting.remove(rule);
                due.add(rule);
            }
        }
        return due;
    }

    private boolean isHere(Place place) {
        return place.afterBytes().orElse(0) <= octets
                && place.afterLines().orElse(0) <= lines
                && place.after().filter(t -> System.nanoTime() - began < t.toNanos()).isEmpty();
    }

    /** Those whose place was not reached, with the reason. */
    void missed(String what, FaultRules rules) {
        for (var rule : waiting) {
            var place = rule.fault().at();
            var had =
                    place.afterLines().isPresent()
                            ? lines + " lines"
                            : place.after().isPresent() ? "less time" : octets + " octets";
            rules.missed(rule, what + " had " + had + ", the place is " + place);
        }
        waiting.clear();
    }
}
