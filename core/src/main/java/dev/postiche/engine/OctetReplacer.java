package dev.postiche.engine;

import dev.postiche.message.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts octets in place of others, also where they come in pieces. */
final class OctetReplacer extends ReplyFilter {
    private final byte[] find;
    private final byte[] with;

    /** For each length of a partial match the next shorter one that also is. */
    private final int[] shorter;

    private int matched;

    OctetReplacer(byte[] find, byte[] with, ReplySink next) {
        super(next);
        this.find = find;
        this.with = with;
        this.shorter = new int[find.length + 1];
        for (int i = 1, k = 0; i < find.length; i++) {
            while (k > 0 && find[i] != find[k]) {
                k = shorter[k];
            }
            k += find[i] == find[k] ? 1 : 0;
            shorter[i + 1] = k;
        }
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        var out = new ByteArrayOutputStream(length + find.length);
        replace(octets, offset, length, out);
        pass(out);
    }

    @Override
    public void slice(Slice slice) {
        readThrough(slice, this);
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        var octets = (before + stated + after).getBytes(StandardCharsets.US_ASCII);
        int before0 = matched;
        var out = new ByteArrayOutputStream();
        if (replace(octets, 0, octets.length, out)) {
            pass(out);
        } else {
            matched = before0;
            release();
            next().announced(size, stated, before, after);
        }
    }

    @Override
    public void contentBegins(boolean literal) {
        release();
        next().contentBegins(literal);
    }

    @Override
    public void contentEnds() {
        release();
        next().contentEnds();
    }

    @Override
    public void beforeTagged() {
        release();
        next().beforeTagged();
    }

    @Override
    void release() {
        if (matched > 0) {
            int held = matched;
            matched = 0;
            next().octets(find, 0, held);
        }
    }

    private boolean replace(byte[] octets, int offset, int length, ByteArrayOutputStream out) {
        boolean replaced = false;
        for (int i = offset; i < offset + length; i++) {
            while (matched > 0 && octets[i] != find[matched]) {
                int less = shorter[matched];
                out.write(find, 0, matched - less);
                matched = less;
            }
            if (octets[i] != find[matched]) {
                out.write(octets[i]);
            } else if (++matched == find.length) {
                out.writeBytes(with);
                matched = 0;
                replaced = true;
            }
        }
        return replaced;
    }

    private void pass(ByteArrayOutputStream out) {
        if (out.size() > 0) {
            next().octets(out.toByteArray(), 0, out.size());
        }
    }
}
