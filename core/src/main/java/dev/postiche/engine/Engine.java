package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.fault.Change;
import dev.postiche.fault.Faults;
import dev.postiche.record.Keep;
import dev.postiche.record.Recording;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.Connection;
import dev.postiche.wire.Threads;
import dev.postiche.wire.TlsUpgrade;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The listening ports and live sessions of one server, whatever they speak; its faults and its
 * recording.
 */
public final class Engine {
    /** What is not over by itself after this time is cut off when the server stops. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofMillis(800);

    private final MovableClock realTime = MovableClock.running();
    private final Limits initial;
    private final Keep keep;
    private final Realm main;
    private final Ports ports;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Function<String, Optional<Residence>> residences = name -> Optional.empty();
    private volatile boolean hasOtherRealms;
    private volatile boolean stopped;

    /**
     * @param seed of all that faults draw by chance
     * @param keep which sessions are recorded
     * @param hand carries out what faults change in the store
     */
    public Engine(MovableClock clock, Limits limits, long seed, Keep keep, Change.Hand hand) {
        this.initial = limits;
        this.keep = keep;
        this.main = realm(clock, new FaultRules(seed), hand);
        this.ports = new Ports(main.rules(), realTime);
    }

    private Realm realm(MovableClock clock, FaultRules rules, Change.Hand hand) {
        var journal = new Journal(keep, initial.of(Limit.RECORDING));
        return new Realm(this, initial, clock, rules, journal, hand);
    }

    /** One more realm at the same ports; its faults strike who has logged in to it. */
    public Realm realm(MovableClock clock, long seed, Change.Hand hand) {
        return realm(clock, FaultRules.afterLogin(seed), hand);
    }

    /** The realm of all who do not live elsewhere. */
    public Realm main() {
        return main;
    }

    /** Where users live who do not live in the main realm; asked for each login name. */
    public void residences(Function<String, Optional<Residence>> elsewhere) {
        residences = elsewhere;
        hasOtherRealms = true;
    }

    boolean hasOtherRealms() {
        return hasOtherRealms;
    }

    Optional<Residence> residence(String loginName) {
        return residences.apply(loginName);
    }

    /** An engine that records everything, and whose faults change nothing in any store. */
    public Engine(MovableClock clock, Limits limits) {
        this(
                clock,
                limits,
                0,
                Keep.ALL,
                (account, what) -> {
                    throw new IllegalArgumentException("there is no store to change");
                });
    }

    /**
     * Opens a port.
     *
     * @param port 0 for any free one
     * @param tls for a port where TLS begins before the greeting
     * @throws dev.postiche.wire.BindFailure when the port cannot be opened
     */
    public Endpoint listen(
            Protocol protocol,
            InetAddress address,
            int port,
            Optional<TlsUpgrade> tls,
            ConversationFactory conversations) {
        return ports.open(
                protocol,
                address,
                port,
                tls.isPresent(),
                (socket, endpoint) -> begin(socket, endpoint, tls, conversations));
    }

    /** The faults of the main realm. */
    public Faults faults() {
        return main.faults();
    }

    /** What was said in the main realm. */
    public Recording recording() {
        return main.recording();
    }

    /** Has somebody told what is recorded in the main realm while it happens. */
    public void watch(RecordingWatcher watcher) {
        main.watch(watcher);
    }

    /** The live sessions of all realms. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** Ends all live sessions; returns when they are over, at the latest after a second. */
    public void endSessions(String text) {
        var ending = List.copyOf(sessions);
        ending.forEach(session -> session.end(Farewell.SHUTDOWN, text));
        awaitEnd(ending);
    }

    /** Resets the main realm. */
    public void reset() {
        main.reset();
    }

    /** Closes all ports, then all sessions with a farewell; within a second. */
    public void stop() {
        stopped = true;
        ports.close();
        endSessions("server shutting down");
        main.faults().disarmAll();
        realTime.cancelAll();
    }

    /** The clock of the main realm. */
    public MovableClock clock() {
        return main.clock();
    }

    MovableClock realTime() {
        return realTime;
    }

    void refuse(FaultRule rule) {
        ports.refuse(rule);
    }

    void awaitEnd(List<Session> ending) {
        long deadline = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
        for (var session : ending) {
            session.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        ending.forEach(session -> session.connection().abort());
        for (var session : ending) {
            session.awaitEnd(PATIENCE_AT_STOP);
        }
    }

    private void begin(
            Socket socket,
            Endpoint endpoint,
            Optional<TlsUpgrade> tls,
            ConversationFactory conversations) {
        // Here and not on the session's thread: who connected first has the smaller numbers.
        var place = Place.in(main, endpoint.protocol());
        var name = "postiche-" + endpoint.protocol().word() + "-session-" + place.number();
        boolean started = false;
        try {
            Threads.start(name, () -> serve(socket, endpoint, place, tls, conversations));
            started = true;
        } finally {
            if (!started) {
                close(socket);
            }
        }
    }

    private void serve(
            Socket socket,
            Endpoint endpoint,
            Place place,
            Optional<TlsUpgrade> tls,
            ConversationFactory conversations) {
        boolean turnAway = open.incrementAndGet() > main.limits().of(Limit.CONNECTIONS);
        try {
            run(new Connection(socket), endpoint, place, tls, turnAway, conversations);
        } catch (IOException e) {
            // The client left before anything was said.
            log().log(Level.DEBUG, "connection {0}: {1}", place.number(), e.getMessage());
            close(socket);
        } catch (RuntimeException e) {
            log().log(Level.ERROR, "connection " + place.number() + " failed", e);
            close(socket);
        } finally {
            open.decrementAndGet();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log().log(Level.DEBUG, "closing a socket failed", e);
        }
    }

    private void run(
            Connection connection,
            Endpoint endpoint,
            Place place,
            Optional<TlsUpgrade> tls,
            boolean turnAway,
            ConversationFactory conversations) {
        var session = new Session(this, connection, endpoint, place);
        sessions.add(session);
        try {
            if (stopped) {
                connection.abort();
            }
            new ConnectionLoop(session, conversations.open(session)).run(tls, turnAway);
        } finally {
            connection.abort();
            sessions.remove(session);
            session.over();
        }
    }

    /** Found when there is something to say: the search goes through the whole class path. */
    private static Logger log() {
        return System.getLogger(Engine.class.getName());
    }
}
