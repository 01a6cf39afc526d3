package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.Connection;
import dev.postiche.wire.Threads;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;

/**
 * One connection as its conversation sees it: who is there, what time it is, and the way to say
 * that something is to be pushed.
 *
 * <p>While the session waits for input its output belongs to whoever holds its lock: the push task,
 * the autologout, the owner who ends it. The session's thread takes the lock once a whole command
 * is in. Nobody ever interrupts that thread.
 */
public final class Session {
    private static final long PATIENCE_AT_END_MILLIS = 300;

    private final int number;
    private final Endpoint endpoint;
    private final Connection connection;
    private final Engine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean pushDue = new AtomicBoolean();
    private final AtomicBoolean pushing = new AtomicBoolean();
    private volatile boolean awaiting;
    private volatile Instant lastHeard;
    private volatile Optional<ConnectionLoop> loop = Optional.empty();

    Session(int number, Endpoint endpoint, Connection connection, Engine engine) {
        this.number = number;
        this.endpoint = endpoint;
        this.connection = connection;
        this.engine = engine;
        this.lastHeard = engine.clock().instant();
    }

    /** Counts from 1 since the server's start or last reset. */
    public int number() {
        return number;
    }

    public Protocol protocol() {
        return endpoint.protocol();
    }

    /** The port that the client called. */
    public Endpoint endpoint() {
        return endpoint;
    }

    public InetSocketAddress client() {
        return connection.remote();
    }

    /** The TLS session once there is one; it also knows the client's certificate. */
    public Optional<SSLSession> tls() {
        return connection.tls();
    }

    public boolean isCompressed() {
        return connection.isCompressed();
    }

    /** The server's clock. */
    public Clock clock() {
        return engine.clock();
    }

    public Limits limits() {
        return engine.limits();
    }

    /**
     * Says that something may be told to this client. Any thread may call it, also while it holds
     * locks: it never waits. {@link Conversation#push} follows on another thread if the session
     * waits for input, else on its own thread before it waits the next time.
     *
     * <p>A conversation that would have nothing to say (not in IDLE, no NOTIFY) does not call it.
     */
    public void pushDue() {
        pushDue.set(true);
        if (awaiting && pushing.compareAndSet(false, true)) {
            Threads.start("postiche-push-" + number, this::pushTask);
        }
    }

    /** Takes leave of the client and closes. Any thread may call it; it never waits. */
    public void end(Farewell why, String text) {
        Threads.start("postiche-end-" + number, () -> endNow(why, text));
    }

    Connection connection() {
        return connection;
    }

    ReentrantLock lock() {
        return lock;
    }

    void begins(ConnectionLoop conversationLoop) {
        loop = Optional.of(conversationLoop);
    }

    void heardFromClient() {
        lastHeard = engine.clock().instant();
    }

    Instant lastHeard() {
        return lastHeard;
    }

    boolean isAwaiting() {
        return awaiting;
    }

    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the client without the lock, so that pushes can be told meanwhile; the caller holds
     * the lock once, and holds it again afterwards.
     */
    <T> T awaitingInput(Supplier<T> read) {
        awaiting = true;
        // Whoever pushed before it saw the flag has left it to this thread.
        pushIfDue();
        connection.output().flush();
        lock.unlock();
        try {
            return read.get();
        } finally {
            lock.lock();
            awaiting = false;
        }
    }

    /** Sends what is pending before the reader may have to wait. */
    void flushBeforeWaiting() {
        if (connection.output().isPending()) {
            locked(() -> connection.output().flush());
        }
    }

    void noteChange(Exchange exchange, String what) {}

    void mask(Exchange exchange, long from, long to) {}

    private void pushTask() {
        do {
            locked(
                    () -> {
                        if (awaiting && !connection.isClosed()) {
                            pushIfDue();
                        }
                    });
            pushing.set(false);
        } while (awaiting
                && pushDue.get()
                && !connection.isClosed()
                && pushing.compareAndSet(false, true));
    }

    private void pushIfDue() {
        while (pushDue.getAndSet(false)) {
            loop.ifPresent(ConnectionLoop::push);
        }
    }

    private void endNow(Farewell why, String text) {
        boolean ours = false;
        try {
            ours = lock.tryLock(PATIENCE_AT_END_MILLIS, TimeUnit.MILLISECONDS);
            if (ours && awaiting) {
                loop.ifPresent(it -> it.farewell(why, text));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (ours) {
                lock.unlock();
            }
            connection.abort();
        }
    }
}
