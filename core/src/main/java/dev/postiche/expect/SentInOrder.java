package dev.postiche.expect;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * These commands in this order, whatever came between.
 *
 * @param commands as a client sends them
 */
public record SentInOrder(List<CommandPattern> commands) implements Expectation {

    /** Keeps a copy of the list. */
    public SentInOrder {
        commands = List.copyOf(commands);
    }

    @Override
    public Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        if (commands.isEmpty() || sessions.stream().anyMatch(it -> isSentIn(it))) {
            return Optional.empty();
        }
        // The session that came farthest shows best what is missing.
        return sessions.stream()
                .max(Comparator.comparingInt(session -> found(session).size()))
                .map(nearest -> failure(nearest, sessions.size()))
                .or(() -> Optional.of("expected a session " + wanted() + ",\n but there is none"));
    }

    @Override
    public boolean holdsWithMore() {
        return true;
    }

    private String wanted() {
        return "to send "
                + Commands.list(commands)
                + (commands.size() == 1 ? "" : " in this order");
    }

    private boolean isSentIn(RecordedSession session) {
        return found(session).size() == commands.size();
    }

    private String failure(RecordedSession session, int outOf) {
        var finding = finding(session);
        return outOf == 1
                ? finding.failure(session, wanted())
                : new Finding(
                                        "session %s, which came nearest, did not: %s"
                                                .formatted(session.number(), finding.text()),
                                        finding.exchange(),
                                        "")
                                .failure("one of %s sessions %s".formatted(outOf, wanted()))
                        + "\n\n"
                        + session.excerpt(finding.exchange());
    }

    private Finding finding(RecordedSession session) {
        var found = found(session);
        var missing = commands.get(found.size());
        var last = found.isEmpty() ? Optional.<RecordedExchange>empty() : last(found);
        var early = session.exchanges().stream().filter(missing::matches).reduce((a, b) -> b);
        var unknown = Commands.unknown(List.of(session), List.of(missing));
        if (early.isPresent() && last.isPresent() && !found.contains(early.get())) {
            return Finding.of(
                            "%s was sent before %s and not after it%s"
                                    .formatted(missing, last.get().commandText(), unknown))
                    .at(early.get());
        }
        var text =
                missing
                        + " was not sent"
                        + last.map(it -> " after " + it.commandText()).orElse("")
                        + Commands.nearest(session, missing)
                        + unknown;
        return last.map(it -> Finding.of(text).at(it)).orElse(Finding.of(text));
    }

    private static Optional<RecordedExchange> last(List<RecordedExchange> found) {
        return Optional.of(found.get(found.size() - 1));
    }

    /** The commands that were sent in this order, as far as it goes. */
    private List<RecordedExchange> found(RecordedSession session) {
        var found = new ArrayList<RecordedExchange>();
        for (var exchange : session.exchanges()) {
            if (found.size() < commands.size() && commands.get(found.size()).matches(exchange)) {
                found.add(exchange);
            }
        }
        return found;
    }
}
