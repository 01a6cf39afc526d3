package dev.postiche.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 rows that never change, and what can be said of them all together.
 *
 * <p>With these sums a search for unseen, deleted or changed messages passes over whole pages.
 */
final class RowPage {

    static final int MOST_ROWS = 256;

    final MessageRow[] rows;
    private final int unseen;
    private final int deleted;
    private final long highestModSeq;

    RowPage(MessageRow[] rows) {
        this.rows = rows;
        var unseenRows = 0;
        var deletedRows = 0;
        var highest = 0L;
        for (var row : rows) {
            unseenRows += row.flags().isSeen() ? 0 : 1;
            deletedRows += row.flags().isDeleted() ? 1 : 0;
            highest = Math.max(highest, row.modSeq());
        }
        this.unseen = unseenRows;
        this.deleted = deletedRows;
        this.highestModSeq = highest;
    }

    static RowPage of(List<MessageRow> rows) {
        return new RowPage(rows.toArray(MessageRow[]::new));
    }

    int size() {
        return rows.length;
    }

    MessageRow row(int at) {
        return rows[at];
    }

    long lastUid() {
        return rows[rows.length - 1].uid();
    }

    int unseen() {
        return unseen;
    }

    int deleted() {
        return deleted;
    }

    long highestModSeq() {
        return highestModSeq;
    }

    RowPage without(boolean[] marks) {
        var rest = new ArrayList<MessageRow>(rows.length);
        for (var at = 0; at < rows.length; at++) {
            if (!marks[at]) {
                rest.add(rows[at]);
            }
        }
        return of(rest);
    }

    RowPage joinedWith(RowPage next) {
        var all = Arrays.copyOf(rows, rows.length + next.rows.length);
        System.arraycopy(next.rows, 0, all, rows.length, next.rows.length);
        return new RowPage(all);
    }
}
