package dev.postiche;

import java.time.Instant;

/**
 * All mail of a server at one moment, taken by {@link MockMailServer#snapshot()}.
 *
 * <p>It costs next to nothing: the server shares what did not change since.
 */
public interface Snapshot {

    /** When it was taken, by the server's clock. */
    Instant taken();
}
