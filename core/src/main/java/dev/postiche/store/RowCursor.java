package dev.postiche.store;

/** A place in the rows of a mailbox that walks to their end, by rows or by whole pages. */
final class RowCursor {

    private final Rows rows;
    private int page;
    private int at;

    RowCursor(Rows rows) {
        this.rows = rows;
    }

    boolean atEnd() {
        return page == rows.pages.length;
    }

    MessageRow row() {
        return rows.pages[page].row(at);
    }

    void next() {
        rows.visits.increment();
        at++;
        if (at == rows.pages[page].size()) {
            page++;
            at = 0;
        }
    }

    /** Passes over a page that both walk over, if both stand at its start. */
    boolean skipsSharedPage(RowCursor other) {
        if (atEnd()
                || other.atEnd()
                || at != 0
                || other.at != 0
                || rows.pages[page] != other.rows.pages[other.page]) {
            return false;
        }
        page++;
        other.page++;
        return true;
    }
}
