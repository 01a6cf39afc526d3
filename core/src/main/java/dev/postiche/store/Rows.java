package dev.postiche.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a mailbox in ascending order of UID, as a list that never changes.
 *
 * <p>Pages of 256 rows are shared between versions, so that one more message or flag costs the same
 * in a mailbox of ten and of 100,000, and so that a session keeps what its client believes for
 * nothing. RFC 9051 §2.3.1.2.
 */
public final class Rows implements Iterable<MessageRow> {

    /** What {@link #compare} finds, in ascending order of UID. */
    public interface Difference {

        /** Only the older rows have it. */
        void gone(MessageRow row);

        /** Only the newer rows have it. */
        void come(MessageRow row);

        /** Both have it, and the rows differ. */
        void changed(MessageRow before, MessageRow after);
    }

    private static final RowPage[] NO_PAGES = {};

    final RowPage[] pages;

    /** Index of the first row of each page, and behind them the size of all. */
    final int[] starts;

    final LongAdder visits;

    private Rows(RowPage[] pages, LongAdder visits) {
        this.pages = pages;
        this.starts = new int[pages.length + 1];
        for (var p = 0; p < pages.length; p++) {
            starts[p + 1] = starts[p] + pages[p].size();
        }
        this.visits = visits;
    }

    /** No rows; all versions made from it count in {@code visits} the rows that are looked at. */
    static Rows empty(LongAdder visits) {
        return new Rows(NO_PAGES, visits);
    }

    /** How many rows. */
    public int size() {
        return starts[pages.length];
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return pages.length == 0;
    }

    /**
     * The row at this index; a message sequence number is the index plus one.
     *
     * @throws IndexOutOfBoundsException if the index is negative or not below the size
     */
    public MessageRow get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("row " + index + " of " + size());
        }
        var page = pageAt(index);
        visits.increment();
        return pages[page].row(index - starts[page]);
    }

    /** The index of this UID. */
    public OptionalInt indexOfUid(long uid) {
        var index = ceiling(uid);
        return index < size() && get(index).uid() == uid
                ? OptionalInt.of(index)
                : OptionalInt.empty();
    }

    /** The row with this UID. */
    public Optional<MessageRow> withUid(long uid) {
        var index = ceiling(uid);
        return index == size()
                ? Optional.empty()
                : Optional.of(get(index)).filter(row -> row.uid() == uid);
    }

    /** The index of the first row whose UID is not below this one; the size if there is none. */
    public int ceiling(long uid) {
        var low = 0;
        var high = pages.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (pages[middle].lastUid() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == pages.length ? size() : starts[low] + ceilingInPage(pages[low], uid);
    }

    private int ceilingInPage(RowPage page, long uid) {
        var low = 0;
        var high = page.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            visits.increment();
            if (page.row(middle).uid() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rows from one index to before another. */
    public Iterable<MessageRow> range(int from, int to) {
        return () -> new RowIterator(this, from, Math.min(to, size()));
    }

    @Override
    public Iterator<MessageRow> iterator() {
        return new RowIterator(this, 0, size());
    }

    /** The rows whose UIDs are in the set, ascending; looks at no others. */
    public void forEachIn(UidSet uids, Consumer<MessageRow> action) {
        walk(uids, (page, at, row) -> action.accept(row));
    }

    /** The UIDs of the set that are here. */
    public UidSet present(UidSet uids) {
        var present = new UidSet.Builder();
        forEachIn(uids, row -> present.add(row.uid()));
        return present.build();
    }

    /** The index of the first message without {@code \Seen}; skips whole pages. */
    public OptionalInt firstUnseen() {
        for (var p = 0; p < pages.length; p++) {
            if (pages[p].unseen() > 0) {
                var at = 0;
                while (pages[p].row(at).flags().isSeen()) {
                    at++;
                }
                visits.add(at + 1L);
                return OptionalInt.of(starts[p] + at);
            }
        }
        return OptionalInt.empty();
    }

    /** The UIDs of the set whose messages have {@code \Deleted}; skips whole pages. */
    public UidSet deletedAmong(UidSet uids) {
        var deleted = new UidSet.Builder();
        for (var page : pages) {
            for (var at = 0; page.deleted() > 0 && at < page.size(); at++) {
                var row = page.row(at);
                visits.increment();
                if (row.flags().isDeleted() && uids.contains(row.uid())) {
                    deleted.add(row.uid());
                }
            }
        }
        return deleted.build();
    }

    /** The rows changed after this mod-sequence; skips whole pages. RFC 7162 §3.1.4.1 */
    public void forEachChangedSince(long modSeq, Consumer<MessageRow> action) {
        for (var page : pages) {
            if (page.highestModSeq() > modSeq) {
                for (var at = 0; at < page.size(); at++) {
                    visits.increment();
                    if (page.row(at).modSeq() > modSeq) {
                        action.accept(page.row(at));
                    }
                }
            }
        }
    }

    /**
     * With more rows at the end.
     *
     * @throws IllegalArgumentException if their UIDs do not ascend from the last one here
     */
    public Rows append(List<MessageRow> more) {
        if (more.isEmpty()) {
            return this;
        }
        var last = pages.length == 0 ? 0 : pages[pages.length - 1].lastUid();
        for (var row : more) {
            if (row.uid() <= last) {
                throw new IllegalArgumentException("UID " + row.uid() + " after " + last);
            }
            last = row.uid();
        }
        visits.add(more.size());
        var tail = new ArrayList<MessageRow>();
        var kept = pages.length;
        if (kept > 0 && pages[kept - 1].size() < RowPage.MOST_ROWS) {
            kept--;
            tail.addAll(Arrays.asList(pages[kept].rows));
        }
        tail.addAll(more);
        var grown = new ArrayList<RowPage>(Arrays.asList(pages).subList(0, kept));
        for (var from = 0; from < tail.size(); from += RowPage.MOST_ROWS) {
            grown.add(
                    RowPage.of(
                            tail.subList(from, Math.min(from + RowPage.MOST_ROWS, tail.size()))));
        }
        return new Rows(grown.toArray(NO_PAGES), visits);
    }

    /** With each row of these UIDs replaced by what the function makes of it; the UID stays. */
    public Rows replace(UidSet uids, UnaryOperator<MessageRow> change) {
        var changed = new @Nullable MessageRow[pages.length][];
        walk(
                uids,
                (page, at, row) -> {
                    var after = change.apply(row);
                    if (!after.equals(row)) {
                        var copy = changed[page];
                        if (copy == null) {
                            copy = pages[page].rows.clone();
                            changed[page] = copy;
                        }
                        copy[at] = after;
                    }
                });
        var replaced = pages.clone();
        for (var p = 0; p < pages.length; p++) {
            var copy = changed[p];
            if (copy != null) {
                replaced[p] = new RowPage(copy);
            }
        }
        return new Rows(replaced, visits);
    }

    /** Without the rows of these UIDs. */
    public Rows remove(UidSet uids) {
        var gone = new boolean @Nullable [pages.length][];
        walk(
                uids,
                (page, at, row) -> {
                    var marks = gone[page];
                    if (marks == null) {
                        marks = new boolean[pages[page].size()];
                        gone[page] = marks;
                    }
                    marks[at] = true;
                });
        var left = new ArrayList<RowPage>();
        for (var p = 0; p < pages.length; p++) {
            var marks = gone[p];
            if (marks == null) {
                left.add(pages[p]);
                continue;
            }
            var rest = pages[p].without(marks);
            var before = left.isEmpty() ? null : left.get(left.size() - 1);
            if (before != null && before.size() + rest.size() <= RowPage.MOST_ROWS / 2) {
                // Pages may not dwindle one by one, or a lookup would walk over thousands of them.
                left.set(left.size() - 1, before.joinedWith(rest));
            } else if (rest.size() > 0) {
                left.add(rest);
            }
        }
        return new Rows(left.toArray(NO_PAGES), visits);
    }

    /** Tells what is different, and passes over pages that both versions share. */
    public static void compare(Rows before, Rows after, Difference difference) {
        var older = new RowCursor(before);
        var newer = new RowCursor(after);
        while (!older.atEnd() || !newer.atEnd()) {
            if (older.skipsSharedPage(newer)) {
                continue;
            }
            if (newer.atEnd() || (!older.atEnd() && older.row().uid() < newer.row().uid())) {
                difference.gone(older.row());
                older.next();
            } else if (older.atEnd() || newer.row().uid() < older.row().uid()) {
                difference.come(newer.row());
                newer.next();
            } else {
                if (!older.row().equals(newer.row())) {
                    difference.changed(older.row(), newer.row());
                }
                older.next();
                newer.next();
            }
        }
    }

    int pageAt(int index) {
        var found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }

    private interface Visitor {
        void visit(int page, int at, MessageRow row);
    }

    private void walk(UidSet uids, Visitor visitor) {
        for (var range = 0; range < uids.ranges(); range++) {
            var index = ceiling(uids.first(range));
            if (index == size()) {
                return;
            }
            var page = pageAt(index);
            var at = index - starts[page];
            while (page < pages.length) {
                var row = pages[page].row(at);
                visits.increment();
                if (row.uid() > uids.last(range)) {
                    break;
                }
                visitor.visit(page, at, row);
                at++;
                if (at == pages[page].size()) {
                    page++;
                    at = 0;
                }
            }
        }
    }
}
