package dev.postiche.engine;

import dev.postiche.message.Slice;

/** Lets only the beginning of each content pass, and announces just that. */
final class Truncator extends ReplyFilter {
    private static final byte[] CRLF = {'\r', '\n'};

    private final long most;
    private long left;
    private boolean inContent;
    private boolean multiline;
    private boolean cut;
    private byte last;

    Truncator(long most, ReplySink next) {
        super(next);
        this.most = most;
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        next().announced(Math.min(size, most), Math.min(stated, most), before, after);
    }

    @Override
    public void contentBegins(boolean literal) {
        inContent = true;
        multiline = !literal;
        cut = false;
        left = most;
        last = '\n';
        next().contentBegins(literal);
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        if (!inContent) {
            next().octets(octets, offset, length);
            return;
        }
        int count = (int) Math.min(left, length);
        cut |= count < length;
        left -= count;
        if (count > 0) {
            last = octets[offset + count - 1];
            next().octets(octets, offset, count);
        }
    }

    @Override
    public void slice(Slice slice) {
        if (multiline) {
            readThrough(slice, this);
            return;
        }
        long count = inContent ? Math.min(left, slice.length()) : slice.length();
        left -= count;
        if (count > 0) {
            next().slice(new Slice(slice.content(), slice.offset(), count));
        }
    }

    @Override
    public void contentEnds() {
        if (multiline && cut && last != '\n') {
            // The final dot stands on a line of its own. RFC 1939 §3
            next().octets(CRLF, 0, CRLF.length);
        }
        inContent = false;
        multiline = false;
        next().contentEnds();
    }
}
