package dev.postiche.pop3;

import dev.postiche.store.MailboxId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who has which maildrop: a session has its maildrop to itself. One for all sessions of a server.
 * RFC 1939 §4.
 */
public final class MaildropLocks {
    /**
     * How long a login waits for the maildrop. A client that dropped its connection and comes back
     * at once may be faster than the news of its end; it must not be told IN-USE now and then.
     */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<MailboxId, Object> holders = new HashMap<>();

    /** Takes the maildrop for {@code session}; false if another session keeps it. */
    boolean acquire(MailboxId maildrop, Object session) {
        lock.lock();
        try {
            var patience = PATIENCE.toNanos();
            while (holders.containsKey(maildrop)) {
                if (patience <= 0) {
                    return false;
                }
                patience = released.awaitNanos(patience);
            }
            holders.put(maildrop, session);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives it back; nothing happens if {@code session} has not got it. */
    void release(MailboxId maildrop, Object session) {
        lock.lock();
        try {
            if (holders.remove(maildrop, session)) {
                released.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
