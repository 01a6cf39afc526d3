package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults that strike while the client is waited for, some real time after the wait began. They
 * strike on a thread of their own that holds the session's lock.
 */
final class TimedFaults {
    private final Session session;
    private final Exchange exchange;
    private final List<MovableClock.Timer> timers = new ArrayList<>();
    private final List<FaultRule> waiting = new ArrayList<>();
    private boolean over;

    private TimedFaults(Session session, Exchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** With the session's lock held. */
    static TimedFaults begin(Session session, Exchange exchange, Moment moment) {
        var timed = new TimedFaults(session, exchange);
        if (exchange.kind() != Exchange.Kind.COMMAND) {
            return timed;
        }
        var rules = session.realm().rules();
        if (rules.isEmpty()) {
            return timed;
        }
        var candidates =
                rules.at(moment).stream()
                        .filter(rule -> rule.fault().at().after().isPresent())
                        .toList();
        if (!candidates.isEmpty()) {
            for (var rule : rules.matching(candidates, exchange.subject())) {
                rule.fault().at().after().ifPresent(time -> timed.add(rule, time));
            }
        }
        return timed;
    }

    /** The wait is over; with the session's lock held. */
    void cancel() {
        over = true;
        timers.forEach(MovableClock.Timer::cancel);
        for (var rule : waiting) {
            var place = rule.fault().at();
            session.realm()
                    .rules()
                    .missed(rule, "the client spoke or left earlier, the place is " + place);
        }
    }

    private void add(FaultRule rule, Duration time) {
        waiting.add(rule);
        Runnable strike =
                () ->
                        Threads.start(
                                "postiche-fault-" + session.number(),
                                () -> session.locked(() -> strike(rule)));
        timers.add(session.engine().realTime().schedule(time, strike));
    }

    private void strike(FaultRule rule) {
        if (over || !session.isAwaiting()) {
            return;
        }
        waiting.remove(rule);
        try {
            var gate = exchange.gate();
            gate.reached(List.of(rule)).ifPresent(gate::strike);
            session.connection().output().flush();
        } catch (ConnectionEnded e) {
            session.connection().abort();
        }
    }
}
