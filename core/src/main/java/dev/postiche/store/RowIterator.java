package dev.postiche.store;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks over a range of rows, without looking for each row's page anew. */
final class RowIterator implements Iterator<MessageRow> {

    private final Rows rows;
    private final int end;
    private int next;
    private int page;

    RowIterator(Rows rows, int from, int end) {
        this.rows = rows;
        this.end = end;
        this.next = from;
        this.page = from < end ? rows.pageAt(from) : 0;
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public MessageRow next() {
        if (next >= end) {
            throw new NoSuchElementException();
        }
        if (next == rows.starts[page + 1]) {
            page++;
        }
        rows.visits.increment();
        return rows.pages[page].row(next++ - rows.starts[page]);
    }
}
