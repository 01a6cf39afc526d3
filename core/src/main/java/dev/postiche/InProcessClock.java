package dev.postiche;

import dev.postiche.engine.MovableClock;
import dev.postiche.engine.Realm;
import java.time.Duration;
import java.time.Instant;

/** The clock of the engine in a test's hand. */
record InProcessClock(MovableClock clock, Realm realm) implements ServerClock {

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
        realm.clockMoved();
    }

    @Override
    public void setTo(Instant now) {
        clock.set(now);
        realm.clockMoved();
    }
}
