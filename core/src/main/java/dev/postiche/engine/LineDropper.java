package dev.postiche.engine;

import dev.postiche.fault.Wildcard;
import dev.postiche.message.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Leaves out lines of a reply. A line goes with its literals; it is compared by its text before the
 * first of them. The lines of a multi-line content are lines too.
 */
final class LineDropper extends ReplyFilter {
    private final String pattern;
    private final HeldReply line = new HeldReply();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean announced;
    private boolean inLiteral;

    LineDropper(String pattern, ReplySink next) {
        super(next);
        this.pattern = pattern;
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        if (inLiteral) {
            line.octets(octets, offset, length);
            return;
        }
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (octets[i] == '\n') {
                add(octets, from, i + 1 - from);
                ends();
                from = i + 1;
            }
        }
        if (from < offset + length) {
            add(octets, from, offset + length - from);
        }
    }

    @Override
    public void slice(Slice slice) {
        if (inLiteral) {
            line.slice(slice);
        } else {
            readThrough(slice, this);
        }
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        announced |= after.endsWith("\n");
        if (!announced) {
            text.writeBytes((before + stated + after).getBytes(StandardCharsets.ISO_8859_1));
        }
        line.announced(size, stated, before, after);
    }

    @Override
    public void contentBegins(boolean literal) {
        inLiteral = literal;
        line.contentBegins(literal);
    }

    @Override
    public void contentEnds() {
        inLiteral = false;
        line.contentEnds();
    }

    @Override
    public void beforeTagged() {
        line.beforeTagged();
    }

    @Override
    void release() {
        line.releaseTo(next());
        text.reset();
        announced = false;
    }

    private void add(byte[] octets, int offset, int length) {
        line.octets(octets, offset, length);
        if (!announced) {
            text.write(octets, offset, length);
        }
    }

    private void ends() {
        var compared = text.toString(StandardCharsets.UTF_8).stripTrailing();
        if (Wildcard.matches(pattern, compared)) {
            line.drop();
        }
        release();
    }
}
