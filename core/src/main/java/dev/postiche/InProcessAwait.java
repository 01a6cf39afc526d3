package dev.postiche;

import dev.postiche.record.Condition;
import dev.postiche.record.RecordedSession;
import dev.postiche.store.MailStore;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits on the recording and on the store of this process. */
record InProcessAwait(MockMailServer mail, MailStore store, Duration deadline) implements Await {

    static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    /** How often a condition is asked that may depend on what the server does not see. */
    private static final long LOOK_MILLIS = 10;

    @Override
    public Await within(Duration other) {
        return new InProcessAwait(mail, store, other);
    }

    @Override
    public RecordedSession session(String what, Predicate<RecordedSession> condition) {
        return mail.recording().await(condition, deadline).orElseThrow(() -> passed(what, ""));
    }

    @Override
    public void until(Condition condition) {
        var progress = new Progress(mail);
        until(condition.toString(), () -> progress.holds(condition), () -> progress.of(condition));
    }

    @Override
    public void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "");
    }

    private void until(String what, BooleanSupplier condition, Supplier<String> soFar) {
        var end = System.nanoTime() + deadline.toNanos();
        var changes = new Semaphore(0);
        var watching = store.watch(commit -> changes.release());
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - end >= 0) {
                    throw passed(what, soFar.get());
                }
                changes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw passed(what + " (interrupted)", soFar.get());
        } finally {
            watching.close();
        }
    }

    private DeadlinePassed passed(String what, String soFar) {
        return DeadlinePassed.after(deadline, what, soFar, mail.recording());
    }
}
