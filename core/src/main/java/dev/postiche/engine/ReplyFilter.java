package dev.postiche.engine;

import dev.postiche.message.Slice;

/**
 * A stage that alters what passes. It may hold something back until it knows more; then the marks
 * have to wait too.
 */
abstract class ReplyFilter implements ReplySink {
    private static final int STEP = 8 * 1024;

    private ReplySink next;

    ReplyFilter(ReplySink next) {
        this.next = next;
    }

    ReplySink next() {
        return next;
    }

    /** Another stage is put behind this one. */
    void leadTo(ReplySink stage) {
        next = stage;
    }

    /** Passes on what is held back, because nothing more comes for now. */
    void release() {}

    /** Content as octets, for a stage that looks into it. */
    static void readThrough(Slice slice, ReplySink into) {
        var octets = new byte[(int) Math.min(STEP, slice.length())];
        for (long at = 0; at < slice.length(); ) {
            int count = (int) Math.min(octets.length, slice.length() - at);
            slice.content().read(slice.offset() + at, octets, 0, count);
            into.octets(octets, 0, count);
            at += count;
        }
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        next.octets(octets, offset, length);
    }

    @Override
    public void slice(Slice slice) {
        next.slice(slice);
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        next.announced(size, stated, before, after);
    }

    @Override
    public void contentBegins(boolean literal) {
        next.contentBegins(literal);
    }

    @Override
    public void contentEnds() {
        next.contentEnds();
    }

    @Override
    public void beforeTagged() {
        next.beforeTagged();
    }
}
