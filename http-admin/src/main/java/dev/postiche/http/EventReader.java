package dev.postiche.http;

import dev.postiche.http.exchange.EventSource;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of an event stream, and how much it has not read yet.
 *
 * <p>What it does not read is kept for it, so there is a bound: who falls too far behind is told so
 * where it stopped reading, and cut off. It can come back with {@code Last-Event-ID}.
 */
final class EventReader implements EventSource.Sink, EventCallback {

    /** So many events are kept for a client: more than one that comes back is sent at once. */
    static final int MOST_UNREAD = 2_000;

    private final ServerSentEventConnection connection;
    private final String farewell;
    private final AtomicInteger unread = new AtomicInteger();

    /**
     * @param farewell the data of the event after which a client is cut off
     */
    EventReader(ServerSentEventConnection connection, String farewell) {
        this.connection = connection;
        this.farewell = farewell;
    }

    @Override
    public void send(long id, String data) {
        int behind = unread.incrementAndGet();
        if (behind <= MOST_UNREAD) {
            connection.send(data, null, String.valueOf(id), this);
        } else if (behind == MOST_UNREAD + 1) {
            // Without an id, so that what it names when it comes back is the last it has read.
            connection.send(farewell);
            connection.shutdown();
        }
    }

    @Override
    public void done(ServerSentEventConnection to, String data, String event, String id) {
        // Who was cut off stays so, however fast it reads now.
        unread.updateAndGet(behind -> behind > MOST_UNREAD ? behind : behind - 1);
    }

    @Override
    public void failed(
            ServerSentEventConnection to, String data, String event, String id, IOException e) {
        // The client has gone; its subscription ends with the connection.
    }
}
