package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.fault.Change;
import dev.postiche.fault.Faults;
import dev.postiche.record.Counters;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The listening ports and live sessions of one server, whatever they speak; its faults and its
 * recording.
 */
public final class Engine {
    private static final Logger LOG = System.getLogger(Engine.class.getName());

    /** What is not over by itself after this time is cut off when the server stops. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofMillis(800);

    private final MovableClock clock;
    private final MovableClock realTime = MovableClock.running();
    private final Limits limits;
    private final Change.Hand hand;
    private final FaultRules rules;
    private final Journal journal;
    private final Ports ports;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Protocol, AtomicInteger> connectionsOf = new EnumMap<>(Protocol.class);
    private volatile boolean stopped;

    /**
     * @param seed of all that faults draw by chance
     * @param keep which sessions are recorded
     * @param hand carries out what faults change in the store
     */
    public Engine(MovableClock clock, Limits limits, long seed, Keep keep, Change.Hand hand) {
        this.clock = clock;
        this.limits = limits;
        this.hand = hand;
        this.rules = new FaultRules(seed);
        this.journal = new Journal(keep, limits.of(Limit.RECORDING));
        this.ports = new Ports(rules, realTime);
        for (var protocol : Protocol.values()) {
            connectionsOf.put(protocol, new AtomicInteger());
        }
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

    /** The faults that can be armed. */
    public Faults faults() {
        return rules;
    }

    /** What was said. */
    public Recording recording() {
        return journal;
    }

    /** Has somebody told what is recorded while it happens. */
    public void watch(RecordingWatcher watcher) {
        journal.watch(watcher);
    }

    /** Ends that. */
    public void unwatch(RecordingWatcher watcher) {
        journal.unwatch(watcher);
    }

    /** The live sessions. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    long sessionsOf(String user) {
        return sessions.stream()
                .filter(session -> session.account().equals(Optional.of(user)))
                .count();
    }

    /** What was spoken in a protocol since the start. */
    public Counters counters(Protocol protocol) {
        var live = sessions.stream().filter(each -> each.protocol() == protocol).count();
        return journal.traffic(protocol).counters(live);
    }

    /** Ends a live session; returns when it is over. False when there is none of that number. */
    public boolean endSession(int number, String text) {
        var ending = sessions.stream().filter(session -> session.number() == number).toList();
        ending.forEach(session -> session.end(Farewell.SHUTDOWN, text));
        awaitEnd(ending);
        return !ending.isEmpty();
    }

    /** Ends all live sessions; returns when they are over, at the latest after a second. */
    public void endSessions(String text) {
        var ending = List.copyOf(sessions);
        ending.forEach(session -> session.end(Farewell.SHUTDOWN, text));
        awaitEnd(ending);
    }

    /** Takes all faults away, forgets what was said, and counts connections from 1 again. */
    public void reset() {
        rules.disarmAll();
        journal.forget();
        connections.set(0);
        connectionsOf.values().forEach(count -> count.set(0));
        if (sessions.isEmpty()) {
            numbers.set(0);
        }
    }

    /** Closes all ports, then all sessions with a farewell; within a second. */
    public void stop() {
        stopped = true;
        ports.close();
        endSessions("server shutting down");
        rules.disarmAll();
        realTime.cancelAll();
    }

    /** The server's clock. */
    public MovableClock clock() {
        return clock;
    }

    public Limits limits() {
        return limits;
    }

    MovableClock realTime() {
        return realTime;
    }

    FaultRules rules() {
        return rules;
    }

    Journal journal() {
        return journal;
    }

    Change.Hand hand() {
        return hand;
    }

    void refuse(FaultRule rule) {
        ports.refuse(rule);
    }

    private void awaitEnd(List<Session> ending) {
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
        int number = numbers.incrementAndGet();
        var name = "postiche-" + endpoint.protocol().word() + "-session-" + number;
        boolean started = false;
        try {
            Threads.start(name, () -> serve(socket, endpoint, number, tls, conversations));
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
            int number,
            Optional<TlsUpgrade> tls,
            ConversationFactory conversations) {
        boolean turnAway = open.incrementAndGet() > limits.of(Limit.CONNECTIONS);
        try {
            run(new Connection(socket), endpoint, number, tls, turnAway, conversations);
        } catch (IOException e) {
            // The client left before anything was said.
            LOG.log(Level.DEBUG, "connection {0}: {1}", number, e.getMessage());
            close(socket);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "connection " + number + " failed", e);
            close(socket);
        } finally {
            open.decrementAndGet();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a socket failed", e);
        }
    }

    private void run(
            Connection connection,
            Endpoint endpoint,
            int number,
            Optional<TlsUpgrade> tls,
            boolean turnAway,
            ConversationFactory conversations) {
        var session =
                new Session(
                        this,
                        connection,
                        endpoint,
                        number,
                        connections.incrementAndGet(),
                        connectionsOf(endpoint.protocol()).incrementAndGet());
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

    private AtomicInteger connectionsOf(Protocol protocol) {
        return connectionsOf.getOrDefault(protocol, connections);
    }
}
