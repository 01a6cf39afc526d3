package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.fault.Refuse;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.BindFailure;
import dev.postiche.wire.Listener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** The listening ports, and the faults that keep them shut: to refuse is not to listen. */
final class Ports {
    /** A port that somebody else has taken meanwhile is tried again. */
    private static final Duration TRY_AGAIN = Duration.ofMillis(100);

    private final FaultRules rules;
    private final MovableClock realTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Port> open = new ArrayList<>();
    private boolean closed;

    private record Port(Protocol protocol, Listener listener, Set<FaultRule> shutBy) {}

    Ports(FaultRules rules, MovableClock realTime) {
        this.rules = rules;
        this.realTime = realTime;
        rules.watch(this::armed, this::disarmed);
    }

    Endpoint open(
            Protocol protocol,
            InetAddress address,
            int port,
            boolean tls,
            BiConsumer<Socket, Endpoint> onConnection) {
        var name = protocol.word() + (tls ? "s" : "");
        var listener =
                Listener.open(
                        name,
                        address,
                        port,
                        socket ->
                                onConnection.accept(
                                        socket,
                                        new Endpoint(
                                                protocol,
                                                tls,
                                                socket.getLocalAddress().getHostAddress(),
                                                socket.getLocalPort())));
        lock.lock();
        try {
            open.add(new Port(protocol, listener, new HashSet<>()));
        } finally {
            lock.unlock();
        }
        // What refuses from the start may have been armed before there was a port.
        rules.at(Moment.ACCEPT).stream().filter(Ports::refusesAtOnce).forEach(this::refuse);
        var bound = listener.address();
        return new Endpoint(protocol, tls, bound.getAddress().getHostAddress(), bound.getPort());
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            open.forEach(port -> port.listener().stop());
        } finally {
            lock.unlock();
        }
    }

    /** Connecting is refused from now on, as long as the rule says. */
    void refuse(FaultRule rule) {
        lock.lock();
        try {
            if (!rules.isArmed(rule)) {
                // It was taken away while it was about to act; nobody would open the port again.
                return;
            }
            for (var port : open) {
                var protocols = rule.fault().on().protocols();
                if (protocols.isEmpty() || protocols.contains(port.protocol())) {
                    port.shutBy().add(rule);
                    port.listener().suspend();
                }
            }
        } finally {
            lock.unlock();
        }
        rule.fault()
                .times()
                .lasting()
                .ifPresent(time -> realTime.schedule(time, () -> disarmed(rule)));
    }

    /** One that refuses at once begins when it is armed: nobody could connect to set it off. */
    private void armed(FaultRule rule) {
        if (rule.isEnabled() && refusesAtOnce(rule)) {
            rules.acted(rule);
            refuse(rule);
        }
    }

    private static boolean refusesAtOnce(FaultRule rule) {
        var fault = rule.fault();
        return fault.at().moment() == Moment.ACCEPT
                && fault.at().isBeginning()
                && fault.times().skip() == 0
                && fault.everyAction().anyMatch(Refuse.class::isInstance);
    }

    private void disarmed(FaultRule rule) {
        boolean again = false;
        lock.lock();
        try {
            for (var port : open) {
                if (port.shutBy().remove(rule) && port.shutBy().isEmpty() && !closed) {
                    again |= !resume(port);
                }
            }
        } finally {
            lock.unlock();
        }
        if (again) {
            realTime.schedule(TRY_AGAIN, this::resumeAll);
        }
    }

    private void resumeAll() {
        boolean again = false;
        lock.lock();
        try {
            for (var port : open) {
                if (port.shutBy().isEmpty() && !closed) {
                    again |= !resume(port);
                }
            }
        } finally {
            lock.unlock();
        }
        if (again) {
            realTime.schedule(TRY_AGAIN, this::resumeAll);
        }
    }

    private static boolean resume(Port port) {
        try {
            port.listener().resume();
            return true;
        } catch (BindFailure e) {
            log().log(Level.WARNING, e.getMessage());
            return false;
        }
    }

    /** Found when there is something to say: the search goes through the whole class path. */
    private static Logger log() {
        return System.getLogger(Ports.class.getName());
    }
}
