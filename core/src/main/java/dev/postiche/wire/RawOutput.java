package dev.postiche.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The raw socket's output, which can be made to leave it slowly or in small segments. */
final class RawOutput extends OutputStream {
    private final OutputStream socket;
    private volatile Predicate<Duration> endsWithin;
    private volatile Optional<RawShape> shape = Optional.empty();

    /**
     * @param endsWithin waits so long; whether the connection was closed meanwhile
     */
    RawOutput(OutputStream socket, Predicate<Duration> endsWithin) {
        this.socket = socket;
        this.endsWithin = endsWithin;
    }

    void shape(RawShape other) {
        shape = Optional.of(other);
    }

    /** What still comes is sent although the connection has begun to end. */
    void finish(Predicate<Duration> goneWithin) {
        endsWithin = goneWithin;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        var wanted = shape;
        if (wanted.isEmpty()) {
            socket.write(octets, offset, length);
            return;
        }
        for (int done = 0; done < length; ) {
            int count = Math.min(wanted.get().segment(), length - done);
            socket.write(octets, offset + done, count);
            done += count;
            if (endsWithin.test(wanted.get().pause())) {
                throw new SocketException("closed here");
            }
        }
    }
}
