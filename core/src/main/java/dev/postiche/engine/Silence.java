package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.wire.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches how long a client is silent, on the server's clock, and ends its session when that is too
 * long. RFC 9051 §5.4, RFC 1939 §3.
 */
final class Silence {
    private final Session session;
    private final MovableClock clock;
    private volatile Instant lastHeard;
    private volatile Optional<MovableClock.Timer> timer = Optional.empty();
    private volatile boolean ended;

    Silence(Session session, MovableClock clock) {
        this.session = session;
        this.clock = clock;
        this.lastHeard = clock.instant();
    }

    void begins() {
        lookAgainAfter(session.conversation().autologout());
    }

    void broken() {
        lastHeard = clock.instant();
    }

    void ends() {
        ended = true;
        timer.ifPresent(MovableClock.Timer::cancel);
    }

    /** Whether the client has been silent for too long by now. */
    boolean isTooLong() {
        return !left().isPositiveTime();
    }

    private record Left(Duration time) {
        boolean isPositiveTime() {
            return !time.isNegative() && !time.isZero();
        }
    }

    private Left left() {
        var silent = Duration.between(lastHeard, clock.instant());
        return new Left(session.conversation().autologout().minus(silent));
    }

    private void lookAgainAfter(Duration time) {
        if (!ended) {
            timer = Optional.of(clock.schedule(time, this::look));
        }
        if (ended) {
            timer.ifPresent(MovableClock.Timer::cancel);
        }
    }

    /** On the clock's thread, which must not wait. */
    private void look() {
        if (isTooLong() && session.isAwaiting()) {
            Threads.start(
                    "postiche-autologout-" + session.number(),
                    () -> new LeaveTaking(session).take(Farewell.AUTOLOGOUT, "idle for too long"));
            return;
        }
        var allowed = session.conversation().autologout();
        var left = left();
        // A clock that was set back must not lengthen it, a busy session is looked at again.
        boolean soon = left.isPositiveTime() && left.time().compareTo(allowed) < 0;
        lookAgainAfter(soon ? left.time() : allowed);
    }
}
