package dev.postiche.expect;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** By POP3 it downloaded messages, marked each of them by DELE, and sent QUIT. RFC 1939 §6. */
public record DownloadedAndDeleted() implements SessionFact {

    @Override
    public String wanted() {
        return "to download and delete by POP3";
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var downloaded = numbers(session, "RETR");
        var left = new TreeSet<>(downloaded);
        left.removeAll(numbers(session, "DELE"));
        if (downloaded.isEmpty()) {
            return Optional.of(Finding.of("it downloaded nothing by RETR"));
        }
        if (!left.isEmpty()) {
            return Optional.of(
                    Finding.of(
                            "it did not delete "
                                    + left.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))));
        }
        return session.goodbye().filter(it -> it == Ending.QUIT).isPresent()
                ? Optional.empty()
                : Optional.of(Finding.of("it did not send QUIT, without which nothing is deleted"));
    }

    private static Set<Long> numbers(RecordedSession session, String command) {
        return session.exchanges().stream()
                .filter(it -> it.command().equals(command) && it.status().equals("+OK"))
                .map(it -> it.commandText().replaceAll("\\D", ""))
                .filter(it -> !it.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
