package dev.postiche.engine;

import dev.postiche.message.Slice;
import dev.postiche.wire.WireOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The last stage: octets into the socket's buffer, at the pace they are given, and recorded. */
final class WireSink implements ReplySink {
    private final Session session;
    private final Exchange exchange;
    private Optional<Pace> pace = Optional.empty();

    WireSink(Session session, Exchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** From here on at this pace, too. */
    void pace(Pace other) {
        pace = Optional.of(pace.map(other::and).orElse(other));
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        write(octets, offset, length);
        exchange.journal().toClient(octets, offset, length);
    }

    @Override
    public void slice(Slice slice) {
        try {
            slice.writeTo(pace.isPresent() ? paced() : session.connection().output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exchange.journal().toClient(slice);
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        var text = (before + stated + after).getBytes(StandardCharsets.US_ASCII);
        octets(text, 0, text.length);
    }

    @Override
    public void contentBegins(boolean literal) {}

    @Override
    public void contentEnds() {}

    @Override
    public void beforeTagged() {}

    private void write(byte[] octets, int offset, int length) {
        WireOutput output = session.connection().output();
        if (pace.isEmpty()) {
            output.write(octets, offset, length);
            return;
        }
        var kept = pace.get();
        for (int done = 0; done < length; ) {
            int count = kept.next(length - done);
            output.write(octets, offset + done, count);
            output.flush();
            session.delay(kept.pause());
            done += count;
        }
    }

    private OutputStream paced() {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
                WireSink.this.write(octets, offset, length);
            }
        };
    }
}
