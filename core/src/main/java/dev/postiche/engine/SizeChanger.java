package dev.postiche.engine;

import dev.postiche.fault.LiteralSize;

/** States other sizes than contents have. */
final class SizeChanger extends ReplyFilter {
    private final LiteralSize change;

    SizeChanger(LiteralSize change, ReplySink next) {
        super(next);
        this.change = change;
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        next().announced(size, change.announced(stated), before, after);
    }
}
