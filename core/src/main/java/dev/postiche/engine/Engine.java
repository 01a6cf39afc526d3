package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.Connection;
import dev.postiche.wire.Listener;
import dev.postiche.wire.Threads;
import dev.postiche.wire.TlsUpgrade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The listening ports and live sessions of one server, whatever they speak. */
public final class Engine {
    private final MovableClock clock;
    private final Limits limits;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    public Engine(MovableClock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
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
        var name = protocol.word() + (tls.isPresent() ? "s" : "");
        var listener =
                Listener.open(
                        name, address, port, socket -> begin(socket, protocol, tls, conversations));
        listeners.add(listener);
        return endpoint(
                protocol,
                tls.isPresent(),
                listener.address().getAddress(),
                listener.address().getPort());
    }

    /** Ends all sessions with a farewell and closes all ports. */
    public void stop() {
        listeners.forEach(Listener::stop);
        sessions.forEach(session -> session.end(Farewell.SHUTDOWN, "server shutting down"));
    }

    public MovableClock clock() {
        return clock;
    }

    public Limits limits() {
        return limits;
    }

    private void begin(
            Socket socket,
            Protocol protocol,
            Optional<TlsUpgrade> tls,
            ConversationFactory conversations) {
        int number = numbers.incrementAndGet();
        Threads.start(
                "postiche-" + protocol.word() + "-session-" + number,
                () -> {
                    try {
                        var connection = new Connection(socket);
                        tls.ifPresent(connection::secure);
                        var endpoint =
                                endpoint(
                                        protocol,
                                        tls.isPresent(),
                                        socket.getLocalAddress(),
                                        socket.getLocalPort());
                        var session = new Session(number, endpoint, connection, this);
                        sessions.add(session);
                        new ConnectionLoop(session, conversations.open(session)).run();
                        sessions.remove(session);
                    } catch (IOException e) {
                        // The client left before it was greeted.
                    }
                });
    }

    private static Endpoint endpoint(
            Protocol protocol, boolean tls, InetAddress address, int port) {
        return new Endpoint(protocol, tls, address.getHostAddress(), port);
    }
}
