package dev.postiche.http.exchange;

/** Where the events of a reply come from that goes on. */
public interface EventSource {

    /** The number of the latest event, 0 before the first. */
    long latest();

    /** What a client is told before it is cut off because it does not read. */
    String farewell();

    /**
     * Sends what came after the last event that the client knows, and all that comes from now on;
     * if some of it is there no more, says so first.
     *
     * @return closed when the client has gone
     */
    AutoCloseable subscribe(long lastKnown, Sink sink);

    /** A client that listens; its methods do not wait. */
    interface Sink {
        void send(long id, String data);
    }
}
