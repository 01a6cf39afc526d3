package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.fault.Moment;
import dev.postiche.record.Ending;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.Connection;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.Threads;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final Engine engine;
    private final Connection connection;
    private final Endpoint endpoint;
    private volatile Place place;
    private final SessionJournal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Ending> ending = Optional.empty();
    private final PushTask pushes = new PushTask(this);
    private final List<RawFaults> raw = new CopyOnWriteArrayList<>();
    private volatile Silence silence;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean awaiting;
    private volatile boolean held;
    private volatile Optional<ConnectionLoop> loop = Optional.empty();

    Session(Engine engine, Connection connection, Endpoint endpoint, Place place) {
        this.engine = engine;
        this.connection = connection;
        this.endpoint = endpoint;
        this.place = place;
        var realm = place.realm();
        this.silence = new Silence(this, realm.clock());
        var client = connection.remote();
        this.journal =
                realm.journal()
                        .begin(
                                place.number(),
                                endpoint,
                                client.getAddress().getHostAddress() + ":" + client.getPort(),
                                realm.clock());
    }

    /**
     * The user has turned out to live in this realm, or, for empty, in the main one: its faults,
     * its clock and its recording are this session's from now on.
     */
    public void enter(Optional<Realm> home) {
        var next = home.orElse(engine.main());
        if (next == realm()) {
            return;
        }
        place = Place.in(next, protocol());
        journal.moveTo(next.journal(), number());
        silence.ends();
        silence = new Silence(this, next.clock());
        silence.begins();
    }

    Realm realm() {
        return place.realm();
    }

    Place place() {
        return place;
    }

    /** Whether its user is not known yet and may live elsewhere. */
    boolean mayMove() {
        return engine.hasOtherRealms() && realm() == engine.main() && account().isEmpty();
    }

    /** Where somebody lives who is about to log in, if it is elsewhere. */
    Optional<Residence> residence(Optional<String> loginName) {
        return mayMove() ? loginName.flatMap(engine::residence) : Optional.empty();
    }

    /** Counts from 1 since the server's start, in its realm. */
    public int number() {
        return place.number();
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
        return realm().clock();
    }

    public Limits limits() {
        return realm().limits();
    }

    /**
     * Whether one more session of this user is within the limit; asked before it logs in. RFC 5530
     * §3 (LIMIT), RFC 3206 §4 (SYS/TEMP).
     */
    public boolean mayLogIn(String user) {
        return realm().sessionsOf(user) < limits().of(Limit.CONNECTIONS_PER_ACCOUNT);
    }

    /** Notes for the recording what the client says of itself. RFC 2971. */
    public void clientId(String words) {
        journal.clientId(words);
    }

    /**
     * Says that something may be told to this client. Any thread may call it, also while it holds
     * locks: it never waits. {@link Conversation#push} follows on another thread if the session
     * waits for input, else on its own thread before it waits the next time.
     *
     * <p>A conversation that would have nothing to say (not in IDLE, no NOTIFY) does not call it.
     */
    public void pushDue() {
        pushes.due();
    }

    /** Takes leave of the client and closes. Any thread may call it; it never waits. */
    public void end(Farewell why, String text) {
        Threads.start("postiche-end-" + number(), () -> new LeaveTaking(this).take(why, text));
    }

    Engine engine() {
        return engine;
    }

    Connection connection() {
        return connection;
    }

    SessionJournal journal() {
        return journal;
    }

    ReentrantLock lock() {
        return lock;
    }

    void begins(ConnectionLoop itsLoop) {
        loop = Optional.of(itsLoop);
        journal.begins(this, itsLoop.conversation());
        silence.begins();
    }

    Optional<ConnectionLoop> loop() {
        return loop;
    }

    Optional<String> account() {
        return loop.flatMap(it -> it.conversation().account());
    }

    Conversation conversation() {
        return loop.map(ConnectionLoop::conversation)
                .orElseThrow(() -> new IllegalStateException("the session has not begun"));
    }

    void heardFromClient() {
        silence.broken();
    }

    Silence silence() {
        return silence;
    }

    /** Whether the client is waited for; then the lock's holder may speak. */
    boolean isAwaiting() {
        return awaiting && !connection.isClosed();
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
     *
     * @param before the exchange after or in which it waits
     * @param moment at which faults with a time strike meanwhile
     */
    <T> T awaitingInput(Supplier<T> read, Exchange before, Moment moment) {
        awaiting = true;
        var timed = TimedFaults.begin(this, before, moment);
        try {
            // Whoever pushed before it saw the flag has left it to this thread.
            pushes.tell();
            if (moment == Moment.IDLE || !connection.input().hasLine()) {
                connection.output().flush();
            }
            lock.unlock();
            try {
                return read.get();
            } finally {
                lock.lock();
            }
        } finally {
            awaiting = false;
            timed.cancel();
        }
    }

    /**
     * The same in the midst of a command, where nothing is pushed; without the lock it just reads.
     */
    <T> T awaitingAnswer(Supplier<T> read) {
        if (!lock.isHeldByCurrentThread()) {
            return read.get();
        }
        awaiting = true;
        try {
            connection.output().flush();
            lock.unlock();
            try {
                return read.get();
            } finally {
                lock.lock();
            }
        } finally {
            awaiting = false;
        }
    }

    /** Sends what is pending before the reader may have to wait. */
    void flushBeforeWaiting() {
        if (connection.output().isPending()) {
            locked(() -> connection.output().flush());
        }
    }

    /** Lets real time pass; leaves when the connection is closed meanwhile. */
    void delay(Duration time) {
        if (!waits(time)) {
            throw new ConnectionEnded(ConnectionEnded.Cause.CLOSED_HERE, "closed while waiting");
        }
    }

    /** The same, telling by false that it is closed. */
    boolean waits(Duration time) {
        held = true;
        try {
            return !connection.endsWithin(time);
        } finally {
            held = false;
        }
    }

    /** Whether a fault holds it just now, so that there is no use in waiting for its lock. */
    boolean isHeld() {
        return held;
    }

    void isDeaf() {
        held = true;
    }

    /** Octets of the socket are counted; what was not reached is told at the end. */
    void counts(RawFaults faults) {
        raw.add(faults);
        connection.watch(faults);
    }

    /** Reads and forgets what the client says until it leaves. */
    void deaf() {
        isDeaf();
        var forgotten = new byte[8192];
        for (; ; ) {
            connection.input().read(forgotten, 0, forgotten.length);
        }
    }

    /** Says how it ends; who says it first is right. */
    void endedBy(Ending how) {
        if (ending.isEmpty()) {
            ending = Optional.of(how);
        }
    }

    /** Its thread has nothing more to do. */
    void over() {
        over.countDown();
    }

    /** Waits for that so long at most. */
    void awaitEnd(Duration time) {
        try {
            over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The dialogue is over. */
    void ends(Ending unlessSaid) {
        silence.ends();
        raw.forEach(RawFaults::ends);
        journal.ends(ending.orElse(unlessSaid));
    }
}
