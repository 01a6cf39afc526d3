package dev.postiche.wire;

import java.io.IOException;

/**
 * Leaves whatever was going on because the connection is over: the client left, the line broke, or
 * the server closed it.
 *
 * <p>It is unchecked, so that the code of a command speaks of its command only; nobody but the loop
 * that owns the connection catches it.
 */
public final class ConnectionEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who ended it, as far as the socket tells. */
    public enum Cause {
        /** The client closed its side in an orderly way. */
        CLIENT_CLOSED,
        /** The client reset the connection, or it broke on the way. */
        CLIENT_RESET,
        /** This side closed it while somebody was reading or writing. */
        CLOSED_HERE
    }

    private final Cause reason;

    public ConnectionEnded(Cause reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** What a failed read or write says of the connection. */
    public static ConnectionEnded of(IOException failure, boolean closedHere) {
        var text = failure.getMessage();
        return new ConnectionEnded(
                closedHere ? Cause.CLOSED_HERE : Cause.CLIENT_RESET,
                text == null ? failure.toString() : text);
    }

    public Cause reason() {
        return reason;
    }
}
