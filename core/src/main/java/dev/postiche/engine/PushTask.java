package dev.postiche.engine;

import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.Threads;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells one client what happened meanwhile. A change marks it due and starts at most one thread per
 * session, so that a client whose socket is stalled holds up nobody else.
 */
final class PushTask {
    private final Session session;
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();

    PushTask(Session session) {
        this.session = session;
    }

    /** Any thread may call it; it never waits. */
    void due() {
        due.set(true);
        startIfNeeded();
    }

    /** With the session's lock held, while it waits for input. */
    void tell() {
        while (due.getAndSet(false)) {
            session.loop().ifPresent(ConnectionLoop::push);
        }
    }

    private void startIfNeeded() {
        if (due.get() && session.isAwaiting() && running.compareAndSet(false, true)) {
            Threads.start("postiche-push-" + session.number(), this::run);
        }
    }

    private void run() {
        try {
            session.locked(
                    () -> {
                        // If it has begun a command, its own thread tells it afterwards.
                        if (session.isAwaiting()) {
                            tell();
                        }
                    });
        } catch (ConnectionEnded e) {
            // The session's thread notices by itself.
            session.connection().abort();
        } finally {
            running.set(false);
        }
        startIfNeeded();
    }
}
