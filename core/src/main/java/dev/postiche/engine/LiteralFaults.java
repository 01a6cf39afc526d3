package dev.postiche.engine;

import dev.postiche.fault.Moment;
import java.util.List;

/** The faults that strike while a client sends a literal. */
final class LiteralFaults {
    private final Session session;
    private final Exchange exchange;
    private final FaultGate gate;
    private final List<FaultRule> first;
    private final Distances further;

    LiteralFaults(Session session, Exchange exchange, long size) {
        this.session = session;
        this.exchange = exchange;
        this.gate = exchange.gate();
        var matching = gate.matching(Moment.CLIENT_LITERAL);
        this.first = FaultGate.beginnings(matching);
        this.further =
                new Distances(matching.stream().filter(rule -> !first.contains(rule)).toList());
    }

    /**
     * The client has announced its literal.
     *
     * @param waits whether it waits for a continuation
     * @return whether it gets one
     */
    boolean begins(boolean waits) {
        strike(first);
        if (waits && gate.isAnswered()) {
            // The client takes the answer instead of a continuation and sends no literal.
            throw new AnsweredEarly();
        }
        return !gate.isSwallowing();
    }

    int room(int most) {
        return (int) further.toNextPlace(most);
    }

    void passed(int count) {
        if (!further.isEmpty()) {
            further.passed(count);
            strike(further.due());
        }
    }

    void ends() {
        further.missed("the client's literal", gate.rules());
    }

    private void strike(List<FaultRule> rules) {
        if (!rules.isEmpty()) {
            // The session waits without its lock while it reads.
            session.locked(
                    () -> {
                        gate.reached(rules).ifPresent(gate::strike);
                        exchange.session().connection().output().flush();
                    });
        }
    }

    /** Leaves the reading of a command that has its answer. */
    static final class AnsweredEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnsweredEarly() {
            super("answered before the literal", null, false, false);
        }
    }
}
