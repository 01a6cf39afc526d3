package dev.postiche.expect;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** The server refused nothing: no NO, no BAD, no -ERR. */
public record HadNoRefusals() implements SessionFact {

    @Override
    public String wanted() {
        return "to meet no refusal";
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var refused = session.exchanges().stream().filter(RecordedExchange::wasRefused).toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "it met %s:%s"
                                                .formatted(
                                                        refused.size(),
                                                        Commands.lines(
                                                                refused, HadNoRefusals::inWords)))
                                .at(refused.get(0)));
    }

    private static String inWords(RecordedExchange exchange) {
        return exchange.commandText() + " got " + exchange.outcome();
    }
}
