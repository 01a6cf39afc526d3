package dev.postiche.junit;

import dev.postiche.MockMailServer;
import dev.postiche.MockMailServer.Connections;
import dev.postiche.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * The mail that the tests of a class begin with; the nested class that runs now comes first.
     */
    private final Deque<Optional<Snapshot>> baselines = new ArrayDeque<>();

    /** Whether a test, or what comes before the first, may have left something behind. */
    private boolean used = true;

    private ServerOfTests(MockMailServer mail) {
        this.mail = mail;
        baselines.push(Optional.empty());
    }

    static ServerOfTests start(MailServer annotation, Class<?> testClass) {
        var builder = MockMailServer.builder();
        for (var fixture : annotation.fixture()) {
            builder.fixture(Fixtures.of(fixture, testClass));
        }
        if (!annotation.profile().isEmpty()) {
            builder.profile(annotation.profile());
        }
        for (var capability : annotation.without()) {
            builder.without(capability);
        }
        if (annotation.seed() != 0) {
            builder.seed(annotation.seed());
        }
        return new ServerOfTests(builder.start());
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
                used = false;
            }
        } finally {
            lock.unlock();
        }
    }

    void testEnded(ExtensionContext context) {
        lock.lock();
        try {
            used = true;
        } finally {
            lock.unlock();
        }
        var errors =
                mail.recording().sessions().stream().flatMap(it -> it.error().stream()).toList();
        if (!errors.isEmpty()) {
            context.publishReportEntry("dialogue", mail.recording().dialogue());
            throw new AssertionError(
                    "the mail server itself failed, which is no fault of the program under test: "
                            + errors);
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
        var dialogue = mail.recording().dialogue();
        // JUnit refuses an entry without text, and nobody may have called the server.
        if (context.getExecutionException().isPresent() && !dialogue.isBlank()) {
            context.publishReportEntry("dialogue", dialogue);
        }
    }

    @Override
    public void close() {
        mail.close();
    }
}
