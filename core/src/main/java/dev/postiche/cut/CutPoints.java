package dev.postiche.cut;

import dev.postiche.DeadlinePassed;
import dev.postiche.MockMailServer;
import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultBuilder;
import dev.postiche.fault.Moment;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedExchange.Kind;
import dev.postiche.record.RecordedPart;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Finds all places at which a dialogue that went well can be cut: when a connection is made, before
 * and after each command takes effect, inside each content in either direction, after each reply.
 */
final class CutPoints {
    private static final Pattern LITERAL = Pattern.compile("\\{([0-9]{1,18})\\+?\\}\r?\n");

    private final CloseKind how;
    private final List<CutPoint> points = new ArrayList<>();

    private CutPoints(CloseKind how) {
        this.how = how;
    }

    /**
     * The places of what was said, in that order.
     *
     * @param sessions all since the server's start
     * @param meant those whose places are wanted
     */
    static List<CutPoint> of(
            List<RecordedSession> sessions, Predicate<RecordedSession> meant, CloseKind how) {
        var found = new CutPoints(how);
        Map<Protocol, Integer> connections = new EnumMap<>(Protocol.class);
        for (var session : sessions) {
            int connection = connections.merge(session.protocol(), 1, Integer::sum);
            if (meant.test(session)) {
                found.addAll(session, connection);
            }
        }
        return List.copyOf(found.points);
    }

    /** All that was said; the client may have gone on before the last of it was written down. */
    static List<RecordedSession> settled(MockMailServer mail) {
        try {
            mail.await()
                    .until(
                            "all commands are answered",
                            () ->
                                    mail.recording().sessions().stream()
                                            .allMatch(CutPoints::isSettled));
        } catch (DeadlinePassed e) {
            // A client that left a command without waiting for its answer has said what it said.
        }
        return mail.recording().sessions();
    }

    private static boolean isSettled(RecordedSession session) {
        var all = session.exchanges();
        return !session.isLive()
                || session.isIdle()
                || (!all.isEmpty() && all.get(all.size() - 1).whole());
    }

    private void addAll(RecordedSession session, int connection) {
        var on = "%s connection %s".formatted(session.protocol(), connection);
        add(on + ": as soon as it is made", begin(session, connection).at(Moment.ACCEPT).count(1));
        var before = new ArrayList<RecordedExchange>();
        for (var exchange : session.exchanges()) {
            if (exchange.kind() == Kind.COMMAND && !exchange.command().isEmpty()) {
                add(on, session, connection, exchange, before);
                before.add(exchange);
            }
        }
    }

    private void add(
            String on,
            RecordedSession session,
            int connection,
            RecordedExchange exchange,
            List<RecordedExchange> before) {
        var command = exchange.command();
        var same = before.stream().filter(other -> isMeant(command, other.command())).toList();
        var where = "%s, %s %s: ".formatted(on, command, same.size() + 1);
        var place = new Places(session, connection, command, same, where);
        long sent = 0;
        literals(exchange)
                .filter(size -> size > 1)
                .forEach(
                        size ->
                                place.add(
                                        "in the midst of a literal of %s octets from the client"
                                                .formatted(size),
                                        Moment.CLIENT_LITERAL,
                                        size / 2,
                                        other -> literals(other).anyMatch(n -> n >= size / 2)));
        place.add("it is read, but takes no effect", Moment.COMMAND, 0, other -> true);
        if (isDone(exchange)) {
            place.add(
                    "it took effect, but nothing is answered",
                    Moment.AFTER_EXECUTE,
                    0,
                    CutPoints::isDone);
        }
        for (var part : exchange.reply()) {
            long middle = sent + part.length() / 2;
            if (part instanceof RecordedPart.Content content && content.length() > 1) {
                place.add(
                        "in the midst of a content of " + content.length() + " octets",
                        Moment.REPLY,
                        middle,
                        other -> other.octetsOut() >= middle);
            }
            sent += part.length();
        }
        place.add("all is answered", Moment.AFTER_REPLY, 0, other -> true);
    }

    /** The places inside one exchange. */
    private final class Places {
        private final RecordedSession session;
        private final int connection;
        private final String command;
        private final List<RecordedExchange> same;
        private final String where;

        Places(
                RecordedSession session,
                int connection,
                String command,
                List<RecordedExchange> same,
                String where) {
            this.session = session;
            this.connection = connection;
            this.command = command;
            this.same = same;
            this.where = where;
        }

        /**
         * @param comesBy whether an exchange like this one comes by such a place; those before it
         *     are not to be cut
         */
        void add(String what, Moment moment, long octets, Predicate<RecordedExchange> comesBy) {
            var fault =
                    begin(session, connection)
                            .command(command)
                            .at(moment)
                            .nth(1 + same.stream().filter(comesBy).count());
            CutPoints.this.add(where + what, octets > 0 ? fault.afterBytes(octets) : fault);
        }
    }

    private static FaultBuilder<Fault> begin(RecordedSession session, int connection) {
        return Fault.on(session.protocol()).connection(connection);
    }

    private void add(String where, FaultBuilder<Fault> fault) {
        points.add(new CutPoint(where, fault.named(Cut.NAME).then(Actions.close(how))));
    }

    /** Whether a fault for a command means this one too. */
    private static boolean isMeant(String command, String other) {
        return other.equals(command) || other.equals("UID " + command);
    }

    /** Whether it took effect. */
    private static boolean isDone(RecordedExchange exchange) {
        return exchange.status().equals("OK") || exchange.status().equals("+OK");
    }

    /** The sizes of the client's literals. RFC 9051 §4.3. */
    private static LongStream literals(RecordedExchange exchange) {
        return LITERAL.matcher(exchange.requestText())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)));
    }
}
