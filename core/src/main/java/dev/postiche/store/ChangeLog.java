package dev.postiche.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What happened to the messages of a mailbox, by mod-sequence, as far back as it remembers.
 *
 * <p>So a session learns what changed without looking at what did not. It is bounded: who asks for
 * more than it remembers is told so and compares rows. Arrivals are not in it, since every row
 * whose UID is new is one. RFC 7162 §3.2.3.
 */
public final class ChangeLog {

    /** What was done to messages. */
    public enum Kind {
        FLAGS,
        EXPUNGED
    }

    /**
     * One change.
     *
     * @param modSeq the mailbox's mod-sequence after it
     * @param kind what was done
     * @param uids the messages it was done to
     */
    public record Change(long modSeq, Kind kind, UidSet uids) {}

    private static final int CHUNK = 128;

    /** Together over all changes: beyond that comparing rows is cheaper anyway. */
    private static final int MOST_RANGES = 1 << 16;

    private static final Change[][] NO_CHUNKS = {};

    private final int leastChanges;

    /** Full chunks but for the last one. */
    private final Change[][] chunks;

    private final int ranges;
    private final long floor;

    private ChangeLog(int leastChanges, Change[][] chunks, int ranges, long floor) {
        this.leastChanges = leastChanges;
        this.chunks = chunks;
        this.ranges = ranges;
        this.floor = floor;
    }

    /**
     * Remembers so many changes or a few more; nothing is known of what happened up to the floor.
     */
    static ChangeLog startingAt(long floor, int leastChanges) {
        return new ChangeLog(leastChanges, NO_CHUNKS, 0, floor);
    }

    /** All changes after this mod-sequence, oldest first; empty if it no longer remembers them. */
    public Optional<List<Change>> since(long modSeq) {
        if (modSeq < floor) {
            return Optional.empty();
        }
        var found = new ArrayList<Change>();
        var chunk = chunks.length;
        while (chunk > 0 && chunks[chunk - 1][chunks[chunk - 1].length - 1].modSeq > modSeq) {
            chunk--;
        }
        for (; chunk < chunks.length; chunk++) {
            for (var change : chunks[chunk]) {
                if (change.modSeq > modSeq) {
                    found.add(change);
                }
            }
        }
        return Optional.of(found);
    }

    /** The UIDs of the changes of this kind after this mod-sequence; empty if forgotten. */
    public Optional<UidSet> since(long modSeq, Kind kind) {
        return since(modSeq)
                .map(
                        changes ->
                                UidSet.unionOf(
                                        changes.stream()
                                                .filter(change -> change.kind == kind)
                                                .map(Change::uids)
                                                .toList()));
    }

    ChangeLog with(Change change) {
        if (change.uids.isEmpty()) {
            return this;
        }
        var grown = chunks;
        if (chunks.length > 0 && chunks[chunks.length - 1].length < CHUNK) {
            grown = chunks.clone();
            var last = chunks[chunks.length - 1];
            var longer = Arrays.copyOf(last, last.length + 1);
            longer[last.length] = change;
            grown[chunks.length - 1] = longer;
        } else {
            grown = Arrays.copyOf(chunks, chunks.length + 1);
            grown[chunks.length] = new Change[] {change};
        }
        return new ChangeLog(leastChanges, grown, ranges + change.uids.ranges(), floor).bounded();
    }

    private ChangeLog bounded() {
        var from = 0;
        var rangesLeft = ranges;
        var newFloor = floor;
        while (from < chunks.length
                && ((chunks.length - from - 2) * CHUNK >= leastChanges
                        || rangesLeft > MOST_RANGES)) {
            for (var change : chunks[from]) {
                rangesLeft -= change.uids.ranges();
                newFloor = change.modSeq;
            }
            from++;
        }
        return from == 0
                ? this
                : new ChangeLog(
                        leastChanges,
                        Arrays.copyOfRange(chunks, from, chunks.length),
                        rangesLeft,
                        newFloor);
    }
}
