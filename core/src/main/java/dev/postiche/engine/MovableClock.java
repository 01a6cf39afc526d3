package dev.postiche.engine;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.postiche.wire.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's clock: it runs like the real one and can be moved forward or set, so that a test
 * reaches an autologout, an expiry or a login delay without waiting for it.
 *
 * <p>Timers live on it, not on real time. Their tasks run one after the other on the clock's own
 * thread and must not wait.
 */
public final class MovableClock extends Clock {
    /** The real clock may be set meanwhile, so no wait is longer. */
    private static final long LOOK_AGAIN = 60_000;

    /** A task that will run when the clock reaches its time. */
    public interface Timer {
        void cancel();
    }

    private final Clock real;
    private final ZoneId zone;
    private final State state;

    private MovableClock(Clock real, ZoneId zone, State state) {
        this.real = real;
        this.zone = zone;
        this.state = state;
    }

    /** A clock that begins at the real time. */
    public static MovableClock running() {
        return over(Clock.systemUTC());
    }

    /** A clock that runs as {@code real} does, which has to move in real time for timers. */
    public static MovableClock over(Clock real) {
        return new MovableClock(real, ZoneOffset.UTC, new State());
    }

    /** The same clock, beginning at a time of its own, to which {@link #reset()} goes back. */
    public MovableClock beginningAt(Instant start) {
        state.start = Optional.of(start);
        reset();
        return this;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(state.offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(real, other, state);
    }

    /**
     * Moves the clock; timers that this makes due run at once.
     *
     * @param by not negative: time that went back would break every promise of order
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "a clock is advanced, not turned back by " + by + "; see set(Instant)");
        }
        shift(state.offset.plus(by));
    }

    /** Sets the clock, also back. */
    public void set(Instant now) {
        shift(Duration.between(real.instant(), now));
    }

    /** Back to the time of its beginning if it has one, else to the real time. */
    public void reset() {
        state.start.ifPresentOrElse(this::set, () -> shift(Duration.ZERO));
    }

    private void shift(Duration offset) {
        state.lock.lock();
        try {
            state.offset = offset;
            state.changed.signalAll();
        } finally {
            state.lock.unlock();
        }
    }

    /** Runs {@code task} when {@code delay} of this clock's time has passed. */
    public Timer schedule(Duration delay, Runnable task) {
        state.lock.lock();
        try {
            var entry = new Entry(state, instant().plus(delay), state.next++, task);
            state.entries.add(entry);
            if (!state.running) {
                state.running = true;
                Threads.start("postiche-clock", this::run);
            }
            state.changed.signalAll();
            return entry;
        } finally {
            state.lock.unlock();
        }
    }

    /** Forgets all timers, so that the clock's thread ends. */
    void cancelAll() {
        state.lock.lock();
        try {
            state.entries.clear();
            state.changed.signalAll();
        } finally {
            state.lock.unlock();
        }
    }

    /** The clock's thread: it lives as long as there are timers. */
    private void run() {
        for (; ; ) {
            Entry due;
            state.lock.lock();
            try {
                var first = state.entries.peek();
                if (first == null) {
                    state.running = false;
                    return;
                }
                var wait = Duration.between(instant(), first.at);
                if (!wait.isZero() && !wait.isNegative()) {
                    state.changed.await(Math.min(wait.toMillis() + 1, LOOK_AGAIN), MILLISECONDS);
                    continue;
                }
                due = first;
                state.entries.remove(first);
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread; it looks at its timers again.
                continue;
            } finally {
                state.lock.unlock();
            }
            try {
                due.task.run();
            } catch (RuntimeException | OutOfMemoryError e) {
                // No thread was left for what was due, say: the other timers go on.
                System.getLogger(MovableClock.class.getName()).log(ERROR, "a timer failed", e);
            }
        }
    }

    private static final class State {
        final ReentrantLock lock = new ReentrantLock();
        final Condition changed = lock.newCondition();
        final PriorityQueue<Entry> entries = new PriorityQueue<>();
        volatile Duration offset = Duration.ZERO;
        volatile Optional<Instant> start = Optional.empty();
        long next;
        boolean running;
    }

    private record Entry(State state, Instant at, long order, Runnable task)
            implements Timer, Comparable<Entry> {
        @Override
        public void cancel() {
            state.lock.lock();
            try {
                state.entries.remove(this);
                state.changed.signalAll();
            } finally {
                state.lock.unlock();
            }
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
