package dev.postiche.http;

import dev.postiche.http.exchange.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/** A body as it comes in, without a thread that waits for it, however slow its sender. */
final class Gathering implements ChannelListener<StreamSourceChannel> {

    /** A body that is not in by then is not coming. */
    private static final long PATIENCE_SECONDS = 60;

    /** Undertow counts what frames chunks, too, which is no part of a body: RFC 9112 §7.1. */
    private static final long FRAMES = 16L << 20;

    /** What becomes of it. */
    interface Outcome {
        /** It is whole; its octets count as held until they are given back. */
        void whole(byte[] body);

        /** The rest will not be read. */
        void refused(Problem problem);
    }

    private final HttpServerExchange exchange;
    private final Bodies bodies;
    private final Outcome outcome;
    private final XnioExecutor.Key impatience;
    private byte[] octets = new byte[0];
    private int size;
    private boolean over;

    private Gathering(HttpServerExchange exchange, Bodies bodies, Outcome outcome) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.outcome = outcome;
        impatience =
                exchange.getIoThread()
                        .executeAfter(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to read; all that follows happens on the connection's I/O thread. */
    static void begin(HttpServerExchange exchange, Bodies bodies, Outcome outcome) {
        exchange.setMaxEntitySize(Bodies.LARGEST + FRAMES);
        var channel = exchange.getRequestChannel();
        var gathering = new Gathering(exchange, bodies, outcome);
        gathering.handleEvent(channel);
        if (!gathering.over) {
            channel.getReadSetter().set(gathering);
            channel.resumeReads();
        }
    }

    @Override
    public void handleEvent(StreamSourceChannel channel) {
        try (var pooled = exchange.getConnection().getByteBufferPool().allocate()) {
            var buffer = pooled.getBuffer();
            int read = 0;
            while (!over && (read = channel.read(buffer.clear())) > 0) {
                if (size + read > Bodies.LARGEST) {
                    throw Bodies.tooLarge();
                }
                bodies.take(read);
                keep(buffer.flip());
            }
            if (read < 0) {
                end(channel);
                outcome.whole(octets.length == size ? octets : Arrays.copyOf(octets, size));
            }
        } catch (Problem full) {
            refuse(channel, full);
        } catch (OutOfMemoryError e) {
            octets = new byte[0];
            refuse(channel, Problem.noMemory());
        } catch (RequestTooBigException e) {
            refuse(channel, Bodies.tooLarge());
        } catch (IOException e) {
            refuse(channel, Problem.of(400, "the body broke off"));
        }
    }

    private void keep(ByteBuffer read) {
        int length = read.remaining();
        if (size + length > octets.length) {
            // As long as was announced in the end, but not before so much has come.
            long announced = exchange.getRequestContentLength();
            long doubled = Math.max(size + length, 2L * octets.length);
            long room = announced < 0 ? doubled : Math.min(doubled, announced);
            octets = Arrays.copyOf(octets, (int) room);
        }
        read.get(octets, size, length);
        size += length;
    }

    private void end(StreamSourceChannel channel) {
        over = true;
        impatience.remove();
        channel.getReadSetter().set(null);
        channel.suspendReads();
    }

    private void refuse(StreamSourceChannel channel, Problem problem) {
        end(channel);
        bodies.giveBack(size);
        exchange.setPersistent(false);
        outcome.refused(problem);
    }

    private void giveUp() {
        if (over) {
            return;
        }
        over = true;
        bodies.giveBack(size);
        exchange.setPersistent(false);
        try {
            exchange.getConnection().close();
        } catch (IOException e) {
            System.getLogger(Gathering.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a connection failed", e);
        }
    }
}
