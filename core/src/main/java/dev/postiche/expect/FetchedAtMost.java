package dev.postiche.expect;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.OctetCount;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the server sent for FETCH, RETR and TOP was no more than this.
 *
 * @param octets framing included
 */
public record FetchedAtMost(long octets) implements SessionFact {

    @Override
    public String wanted() {
        return "to fetch %s at most".formatted(OctetCount.inWords(octets));
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var fetched =
                session.exchanges().stream()
                        .filter(FetchedHeadersBeforeBodies::fetches)
                        .sorted(Comparator.comparingLong(RecordedExchange::octetsOut).reversed())
                        .toList();
        long sum = fetched.stream().mapToLong(RecordedExchange::octetsOut).sum();
        return sum <= octets
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "it fetched %s octets:%s"
                                                .formatted(
                                                        sum,
                                                        Commands.lines(
                                                                fetched, FetchedAtMost::inWords)))
                                .at(fetched.get(0)));
    }

    private static String inWords(RecordedExchange exchange) {
        return exchange.octetsOut() + " for " + exchange.commandText();
    }
}
