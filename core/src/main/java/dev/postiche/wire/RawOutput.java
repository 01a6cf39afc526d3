package dev.postiche.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The raw socket's output, which can be made to leave it slowly or in small segments. */
final class RawOutput extends OutputStream {
    private final OutputStream socket;
    private volatile Predicate<Duration> endsWithin;
    private final List<RawWatch> watches = new CopyOnWriteArrayList<>();
    private volatile Optional<RawShape> shape = Optional.empty();

    /**
     * @param endsWithin waits so long; whether the connection was closed meanwhile
     */
    RawOutput(OutputStream socket, Predicate<Duration> endsWithin) {
        this.socket = socket;
        this.endsWithin = endsWithin;
    }

    /** From here on somebody counts what leaves the socket. */
    void watch(RawWatch watch) {
        watches.add(watch);
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
        if (shape.isEmpty() && watches.isEmpty()) {
            socket.write(octets, offset, length);
            return;
        }
        for (int done = 0; done < length; ) {
            // A fault may shape what follows in the midst of this.
            var wanted = shape;
            int count = room(Math.min(wanted.map(RawShape::segment).orElse(length), length - done));
            socket.write(octets, offset + done, count);
            done += count;
            for (var watch : watches) {
                watch.passed(count);
            }
            if (wanted.isPresent() && endsWithin.test(wanted.get().pause())) {
                throw new SocketException("closed here");
            }
        }
    }

    private int room(int most) {
        int room = most;
        for (var watch : watches) {
            room = (int) Math.min(room, watch.room(room));
        }
        return room;
    }

    /** Octets that are nobody's business: neither shaped nor counted. */
    void aside(byte[] octets) throws IOException {
        socket.write(octets);
    }
}
