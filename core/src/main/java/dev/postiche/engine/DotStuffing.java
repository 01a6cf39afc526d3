package dev.postiche.engine;

import dev.postiche.message.Slice;

/** Byte-stuffing of multi-line content; the content itself is not copied. RFC 1939 §3. */
final class DotStuffing {
    private static final byte[] DOT = {'.'};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int STEP = 16 * 1024;

    private DotStuffing() {}

    static void write(Slice slice, ReplySink sink) {
        var octets = new byte[(int) Math.min(STEP, slice.length())];
        long sent = 0;
        int last = '\n';
        for (long at = 0; at < slice.length(); ) {
            int count = (int) Math.min(octets.length, slice.length() - at);
            slice.content().read(slice.offset() + at, octets, 0, count);
            for (int i = 0; i < count; i++) {
                // After any line feed, because clients that split there would see a lone dot.
                if (octets[i] == '.' && last == '\n') {
                    part(slice, sent, at + i, sink);
                    sink.octets(DOT, 0, 1);
                    sent = at + i;
                }
                last = octets[i];
            }
            at += count;
        }
        part(slice, sent, slice.length(), sink);
        if (slice.length() > 0 && last != '\n') {
            sink.octets(CRLF, 0, 2);
        }
    }

    private static void part(Slice slice, long from, long to, ReplySink sink) {
        if (to > from) {
            sink.slice(new Slice(slice.content(), slice.offset() + from, to - from));
        }
    }
}
