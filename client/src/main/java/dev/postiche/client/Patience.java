package dev.postiche.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until a deadline: for conditions that only this process can judge. */
record Patience(long end) {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    static Patience of(Duration time) {
        return new Patience(System.nanoTime() + time.toNanos());
    }

    <T> Optional<T> until(Supplier<Optional<T>> look) {
        for (; ; ) {
            var found = look.get();
            if (found.isPresent()
                    || System.nanoTime() - end >= 0
                    || Thread.currentThread().isInterrupted()) {
                return found;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
