package dev.postiche.expect;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** No message became \Seen by it, neither by STORE nor by a FETCH without PEEK. RFC 9051 §6.4.5. */
public record NeverMarkedSeen() implements SessionFact {

    private static final Pattern STORES_SEEN =
            Pattern.compile(".* (\\+FLAGS|FLAGS)(\\.SILENT)? .*\\\\SEEN.*");

    @Override
    public String wanted() {
        return "never to mark a message as \\Seen";
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.exchanges().stream()
                .filter(NeverMarkedSeen::marks)
                .findFirst()
                .map(
                        it ->
                                Finding.of(
                                                "it did by %s (%s)"
                                                        .formatted(
                                                                it.commandText(),
                                                                it.changes().get(0)))
                                        .at(it)
                                        .next(
                                                it.command().endsWith("FETCH")
                                                        ? "BODY.PEEK[…] leaves the flags alone"
                                                        : ""));
    }

    private static boolean marks(RecordedExchange exchange) {
        return exchange.changes().stream().anyMatch(it -> it.startsWith("set \\Seen"))
                || (exchange.command().endsWith("STORE")
                        && !exchange.changes().isEmpty()
                        && STORES_SEEN
                                .matcher(exchange.commandText().toUpperCase(Locale.ROOT))
                                .matches());
    }
}
