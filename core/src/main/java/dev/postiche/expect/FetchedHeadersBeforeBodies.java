package dev.postiche.expect;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole messages came after headers, envelopes or structures only. RFC 2683 §3.2.1.2. */
public record FetchedHeadersBeforeBodies() implements SessionFact {

    private static final Pattern WHOLE =
            Pattern.compile("BODY(\\.PEEK)?\\[(TEXT)?]|RFC822( |\\)|$)|RFC822\\.TEXT");
    private static final Pattern OVERVIEW =
            Pattern.compile("ENVELOPE|BODYSTRUCTURE|HEADER|RFC822\\.SIZE|BODY( |\\)|$)|PREVIEW");

    @Override
    public String wanted() {
        return "to fetch headers before bodies";
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        boolean overview = false;
        for (var exchange : session.exchanges()) {
            var text = exchange.commandText().toUpperCase(Locale.ROOT);
            boolean fetch = exchange.command().endsWith("FETCH");
            if (fetch && exchange.droppedOfRequest() > 0) {
                return Optional.of(
                        Finding.of(Commands.unknown(exchange.droppedOfRequest(), "of a FETCH "))
                                .at(exchange));
            }
            boolean whole =
                    exchange.command().equals("RETR") || (fetch && WHOLE.matcher(text).find());
            if (whole && !overview) {
                return Optional.of(
                        Finding.of("bodies came first: " + exchange.commandText()).at(exchange));
            }
            overview |=
                    exchange.command().equals("TOP") || (fetch && OVERVIEW.matcher(text).find());
        }
        return session.exchanges().stream().noneMatch(FetchedHeadersBeforeBodies::fetches)
                ? Optional.of(Finding.of("it fetched nothing"))
                : Optional.empty();
    }

    /** Whether it brings messages or parts of them. */
    static boolean fetches(RecordedExchange exchange) {
        return exchange.command().endsWith("FETCH")
                || exchange.command().equals("RETR")
                || exchange.command().equals("TOP");
    }
}
