package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.MockMailServer.Connections;
import dev.postiche.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One running server and how it is handed from test to test.
 *
 * <p>Both kinds of resource, because JUnit before 5.13 closes only the one and later ones prefer
 * the other.
 */
final class ServerOfTests implements AutoCloseable, CloseableResource {

    private final MockMailServer mail;
    private final Set<Mishap> failOn;
    private final Optional<Instant> clock;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the tests of a class begin with; the nested class that runs now comes first. */
    private final Deque<Optional<Snapshot>> baselines = new ArrayDeque<>();

    /** Whether a test, or what comes before the first, may have left something behind. */
    private boolean used = true;

    ServerOfTests(MockMailServer mail, Set<Mishap> failOn, Optional<Instant> clock) {
        this.mail = mail;
        this.failOn = failOn;
        this.clock = clock;
        baselines.push(Optional.empty());
        clock.ifPresent(mail.clock()::setTo);
    }

    MockMailServer mail() {
        return mail;
    }

    /** Brings the server back to where each test of the class begins, if that has not been done. */
    void testBegins(boolean anyway) {
        lock.lock();
        try {
            if (used || anyway) {
                var baseline = baselines.pop().orElseGet(mail::snapshot);
                baselines.push(Optional.of(baseline));
                mail.reset();
                mail.restore(baseline, Connections.CLOSE);
                clock.ifPresent(mail.clock()::setTo);
                used = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fails if something happened that makes a test fail by itself.
     *
     * @param alone the server was this test's, and stops before anything is asserted
     */
    void testEnded(ExtensionContext context, boolean alone) {
        lock.lock();
        try {
            used = true;
        } finally {
            lock.unlock();
        }
        var mishap = Mishap.in(mail, failOn);
        if (alone) {
            mail.close();
        }
        if (mishap.isPresent()) {
            Report.publish(context, mail);
            throw new AssertionError(mishap.get());
        }
        tellIfFailed(context);
    }

    /** A nested class sees what the outer one prepared, and may prepare more in its @BeforeAll. */
    void enterNested() {
        lock.lock();
        try {
            testBegins(false);
            baselines.push(Optional.empty());
            used = true;
        } finally {
            lock.unlock();
        }
    }

    void leaveNested() {
        lock.lock();
        try {
            baselines.pop();
            used = true;
        } finally {
            lock.unlock();
        }
    }

    /** So that a failing test shows at once what was said. */
    void tellIfFailed(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Report.publish(context, mail);
        }
    }

    @Override
    public void close() {
        mail.close();
    }
}
