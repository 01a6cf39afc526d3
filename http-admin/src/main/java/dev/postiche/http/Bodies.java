package dev.postiche.http;

import dev.postiche.http.exchange.Problem;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many octets all bodies together hold, from when they come in until they are answered.
 *
 * <p>One body has its bound; without one for all, a few clients at once would take all memory.
 */
final class Bodies {

    /** Octets of the largest body: a fixture with a few large mails in it. */
    static final long LARGEST = 64L << 20;

    /** So little is never asked about: looking up a limit has its price too. */
    private static final long HARMLESS = 1L << 20;

    private final LongSupplier limit;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param limit octets that all together may hold; asked each time, for it may change
     */
    Bodies(LongSupplier limit) {
        this.limit = limit;
    }

    /** What is left of the heap has to do for what is made of them. */
    private long most() {
        return Math.min(limit.getAsLong(), Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * Looks at a body before it comes.
     *
     * @param octets as announced; negative if that was not done
     * @throws Problem 413 if it can never come in, 503 if it cannot now
     */
    void announced(long octets) {
        if (octets > LARGEST) {
            throw tooLarge();
        }
        if (octets > HARMLESS && octets > most()) {
            throw Problem.of(
                    413,
                    "a body has at most "
                            + most()
                            + " octets here: raise the limit httpBodies, or the heap");
        }
        refuseIfFull(held.get() + Math.max(0, octets));
    }

    /**
     * Makes room for octets that have come.
     *
     * @throws Problem 503 if there is none
     */
    void take(long octets) {
        try {
            refuseIfFull(held.addAndGet(octets));
        } catch (Problem full) {
            giveBack(octets);
            throw full;
        }
    }

    void giveBack(long octets) {
        held.addAndGet(-octets);
    }

    private void refuseIfFull(long octets) {
        if (octets > HARMLESS && octets > most()) {
            throw Problem.of(
                            503,
                            "all bodies together have at most "
                                    + most()
                                    + " octets: try again when others are answered, or raise the"
                                    + " limit httpBodies")
                    .header("Retry-After", "1");
        }
    }

    static Problem tooLarge() {
        return Problem.of(413, "a body has at most 64 MiB");
    }
}
