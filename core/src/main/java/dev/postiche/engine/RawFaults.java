package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.RawWatch;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;

/**
 * The faults that strike after so many octets of a connection, or of its TLS, counted at the socket
 * itself: what they do happens below TLS, too.
 */
final class RawFaults implements RawWatch {
    private final Session session;
    private final Exchange exchange;
    private final Distances distances;

    private RawFaults(Session session, Exchange exchange, List<FaultRule> rules) {
        this.session = session;
        this.exchange = exchange;
        this.distances = new Distances(rules);
    }

    /** From here on the octets of the socket are counted, if some fault wants that. */
    static void begin(Session session, Exchange exchange, Moment moment) {
        var rules =
                exchange.gate().matching(moment).stream()
                        .filter(rule -> !rule.fault().at().isBeginning())
                        .toList();
        if (!rules.isEmpty()) {
            session.counts(new RawFaults(session, exchange, rules));
        }
    }

    @Override
    public long room(long most) {
        return distances.toNextPlace(most);
    }

    @Override
    public void passed(long count) throws IOException {
        distances.passed(count);
        var due = distances.due();
        if (due.isEmpty()) {
            return;
        }
        // What is being said when it strikes tells of it in the recording.
        var now = session.loop().flatMap(ConnectionLoop::current).orElse(exchange);
        try {
            exchange.gate().reached(due).ifPresent(strike -> now.gate().strikeRaw(strike));
        } catch (ConnectionEnded e) {
            // TLS may be in the way, which knows of failing sockets only.
            throw new SocketException("closed by a fault");
        }
    }

    /** The connection is over. */
    void ends() {
        distances.missed("the connection", exchange.gate().rules());
    }
}
