package dev.postiche;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The server's own time, which runs and can be moved.
 *
 * <p>It governs dates of messages, expiry of tokens, login delays and autologout, so that a test
 * need not wait for them. Waits, delays and throttles go by real time.
 */
public interface ServerClock extends InstantSource {

    /** The server's time now. */
    Instant now();

    /** The same as {@link #now()}. */
    @Override
    default Instant instant() {
        return now();
    }

    /**
     * Moves the clock on; what was due in between happens now.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    void advance(Duration by);

    /** Sets the clock, also back; it runs on from there. */
    void setTo(Instant now);
}
