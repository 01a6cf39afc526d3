package dev.postiche.engine;

import dev.postiche.record.Counters;
import dev.postiche.record.RecordedExchange.Kind;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is spoken in one protocol, whatever is recorded of it.
 *
 * <p>It only ever grows: who draws curves of it wants no reset to show in them.
 */
final class Traffic {
    private final LongAdder connections = new LongAdder();
    private final LongAdder commands = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder octetsIn = new LongAdder();
    private final LongAdder octetsOut = new LongAdder();
    private final LongAdder faults = new LongAdder();

    void connected() {
        connections.increment();
    }

    void ended(ExchangeJournal exchange) {
        if (exchange.kind() == Kind.COMMAND) {
            commands.increment();
        }
        if (exchange.isRefused()) {
            refusals.increment();
        }
        octetsIn.add(exchange.octetsIn());
        octetsOut.add(exchange.octetsOut());
        faults.add(exchange.faults());
    }

    Counters counters(long live) {
        return new Counters(
                connections.sum(),
                live,
                commands.sum(),
                refusals.sum(),
                octetsIn.sum(),
                octetsOut.sum(),
                faults.sum());
    }
}
