package dev.postiche.http.exchange;

import java.util.OptionalLong;

/** Where the events of a reply come from that goes on. */
public interface EventSource {

    /**
     * Sends what came after the last event that the client knows, and all that comes from now on.
     *
     * @param lastKnown empty for a client that comes for the first time
     * @return closed when the client has gone
     */
    AutoCloseable subscribe(OptionalLong lastKnown, Sink sink);

    /** A client that listens; its methods do not wait. */
    interface Sink {
        void send(long id, String data);
    }
}
