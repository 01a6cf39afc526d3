package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Faults that strike while the client is waited for, some real time after the wait began. */
final class TimedFaults {
    private static final TimedFaults NONE = new TimedFaults(List.of(), new AtomicBoolean());

    private final List<MovableClock.Timer> timers;
    private final AtomicBoolean over;

    private TimedFaults(List<MovableClock.Timer> timers, AtomicBoolean over) {
        this.timers = timers;
        this.over = over;
    }

    static TimedFaults begin(Session session, Exchange exchange, Moment moment) {
        if (session.engine().rules().at(moment).isEmpty()) {
            return NONE;
        }
        var over = new AtomicBoolean();
        var timers = new ArrayList<MovableClock.Timer>();
        for (var rule : exchange.gate().matching(moment)) {
            rule.fault()
                    .at()
                    .after()
                    .ifPresent(
                            time ->
                                    timers.add(
                                            session.engine()
                                                    .realTime()
                                                    .schedule(
                                                            time,
                                                            () ->
                                                                    start(
                                                                            session, exchange, rule,
                                                                            over))));
        }
        return new TimedFaults(timers, over);
    }

    void cancel() {
        over.set(true);
        timers.forEach(MovableClock.Timer::cancel);
    }

    private static void start(
            Session session, Exchange exchange, FaultRule rule, AtomicBoolean over) {
        Threads.start(
                "postiche-fault-" + session.number(),
                () -> session.locked(() -> strike(session, exchange, rule, over)));
    }

    private static void strike(
            Session session, Exchange exchange, FaultRule rule, AtomicBoolean over) {
        if (over.get() || !session.isAwaiting()) {
            return;
        }
        try {
            var gate = exchange.gate();
            gate.reached(List.of(rule)).ifPresent(gate::strike);
            session.connection().output().flush();
        } catch (ConnectionEnded e) {
            session.connection().abort();
        }
    }
}
