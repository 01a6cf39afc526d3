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
    /** A session that is busy with a command is looked at again after this time. */
    private static final Duration BUSY = Duration.ofMillis(50);

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
        return left().compareTo(Duration.ZERO) <= 0;
    }

    /** Takes leave before this returns, where the client has been silent for too long by now. */
    void endIfTooLong() {
        boolean ending = session.connection().isClosed();
        if (!ended && isTooLong() && (session.isAwaiting() || ending)) {
            takeLeave();
            // What the session had for itself, a maildrop say, is free then.
            session.awaitEnd(Duration.ofSeconds(1));
        }
    }

    private void takeLeave() {
        new LeaveTaking(session).take(Farewell.AUTOLOGOUT, "idle for too long");
    }

    private Duration left() {
        var silent = Duration.between(lastHeard, clock.instant());
        return session.conversation().autologout().minus(silent);
    }

    /** The time that is allowed may be another one now. */
    void lookAgain() {
        if (!ended && session.loop().isPresent()) {
            timer.ifPresent(MovableClock.Timer::cancel);
            lookAgainAfter(isTooLong() ? Duration.ZERO : left());
        }
    }

    private void lookAgainAfter(Duration time) {
        timer = Optional.of(clock.schedule(time, this::look));
        if (ended) {
            ends();
        }
    }

    /** On the clock's thread, which must not wait. */
    private void look() {
        if (ended) {
            return;
        }
        if (!isTooLong()) {
            // A clock that was set back must not lengthen it.
            var allowed = session.conversation().autologout();
            var left = left();
            lookAgainAfter(left.compareTo(allowed) < 0 ? left : allowed);
        } else if (session.isAwaiting()) {
            Threads.start("postiche-autologout-" + session.number(), this::takeLeave);
        } else {
            lookAgainAfter(BUSY);
        }
    }
}
