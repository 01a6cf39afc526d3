package dev.postiche.engine;

import java.time.Duration;
import java.util.function.Predicate;

/** Somebody held by a fault, waiting to be let go. */
final class Hold {
    /** A released session goes on within this time. */
    private static final Duration STEP = Duration.ofMillis(2);

    private final String by;
    private volatile boolean released;

    Hold(String by) {
        this.by = by;
    }

    String by() {
        return by;
    }

    void release() {
        released = true;
    }

    /**
     * @param waitUnlessEnded lets so much time pass; false when the connection has ended
     * @return whether it was released in time
     */
    boolean await(Predicate<Duration> waitUnlessEnded, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!released && System.nanoTime() - deadline < 0) {
            if (!waitUnlessEnded.test(STEP)) {
                return true;
            }
        }
        return released;
    }
}
