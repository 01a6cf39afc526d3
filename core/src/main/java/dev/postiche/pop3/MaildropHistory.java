package dev.postiche.pop3;

import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a POP3 server remembers of a maildrop between sessions: when somebody last logged in, and
 * which messages were downloaded. One for all sessions of a server. RFC 2449 §6.5.
 */
public final class MaildropHistory {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<MailboxId, Instant> logins = new HashMap<>();
    private final Map<MailboxId, UidSet> downloaded = new HashMap<>();

    /**
     * Notes a login, unless the last one was less than {@code delay} ago.
     *
     * @return whether the login may go on
     */
    boolean mayLogIn(MailboxId maildrop, Instant now, Duration delay) {
        lock.lock();
        try {
            var last = logins.get(maildrop);
            // A clock that was set back must not lengthen it.
            if (last != null && !now.isBefore(last) && now.isBefore(last.plus(delay))) {
                return false;
            }
            logins.put(maildrop, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that a message has been sent to somebody. */
    void download(MailboxId maildrop, MessageRow message) {
        lock.lock();
        try {
            downloaded.merge(maildrop, UidSet.of(message.uid()), UidSet::union);
        } finally {
            lock.unlock();
        }
    }

    /** The messages that somebody has had. */
    UidSet downloaded(MailboxId maildrop) {
        lock.lock();
        try {
            return downloaded.getOrDefault(maildrop, UidSet.EMPTY);
        } finally {
            lock.unlock();
        }
    }

    /** Remembers nothing any more, as at the server's start. */
    public void forget() {
        lock.lock();
        try {
            logins.clear();
            downloaded.clear();
        } finally {
            lock.unlock();
        }
    }
}
