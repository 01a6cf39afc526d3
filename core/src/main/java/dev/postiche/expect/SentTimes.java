package dev.postiche.expect;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.util.List;
import java.util.Optional;

/**
 * A command so many times, over all sessions together.
 *
 * @param command as a client sends it
 * @param times how often
 */
public record SentTimes(CommandPattern command, Times times) implements Expectation {

    @Override
    public Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        var found =
                sessions.stream()
                        .flatMap(session -> session.exchanges().stream())
                        .filter(command::matches)
                        .toList();
        var unknown = Commands.unknown(sessions, List.of(command));
        return times.allows(found.size()) && unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(text(sessions, found, unknown));
    }

    @Override
    public boolean holdsWithMore() {
        return times.most() == Integer.MAX_VALUE;
    }

    private String text(
            List<RecordedSession> sessions, List<RecordedExchange> found, String unknown) {
        var finding =
                Finding.of(
                        "it was sent %s%s%s"
                                .formatted(
                                        Times.inWords(found.size()),
                                        found.isEmpty()
                                                ? hint(sessions)
                                                : Commands.lines(
                                                        found, RecordedExchange::commandText),
                                        unknown));
        var wanted = "to send " + command + " " + times;
        if (sessions.size() == 1) {
            var shown = found.isEmpty() ? finding : finding.at(found.get(found.size() - 1));
            return shown.failure(sessions.get(0), wanted);
        }
        return sessions.isEmpty()
                ? finding.failure("a session " + wanted)
                : finding.failure(sessions.size() + " sessions together " + wanted)
                        + "\n\n"
                        + Recording.excerpt(sessions);
    }

    private String hint(List<RecordedSession> sessions) {
        return sessions.stream()
                .map(session -> Commands.nearest(session, command))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }
}
