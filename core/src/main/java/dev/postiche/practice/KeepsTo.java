package dev.postiche.practice;

import dev.postiche.expect.Expectation;
import dev.postiche.expect.Finding;
import dev.postiche.record.RecordedSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That clients keep to practices, as an expectation: so it is told with the dialogue.
 *
 * @param practices that are asked for
 */
public record KeepsTo(GoodPractice practices) implements Expectation {

    @Override
    public Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        return sessions.stream()
                .flatMap(session -> finding(session, all).stream().map(it -> text(it, session)))
                .findFirst();
    }

    private String text(Finding finding, RecordedSession session) {
        return finding.failure(session, "to follow good practice (%s)".formatted(asked()));
    }

    private Optional<Finding> finding(RecordedSession session, List<RecordedSession> all) {
        var breaches = practices.breaches(session, all);
        if (!breaches.isEmpty()) {
            var text = "it does not:" + GoodPractice.text(breaches);
            return Optional.of(new Finding(text, breaches.get(0).exchange(), ""));
        }
        return session.dropped() == 0
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                "it cannot be known: %s octets were dropped for want of room; raise"
                                                .formatted(session.dropped())
                                        + " the limit recording"));
    }

    /** In as few words as may be: the usual, the usual but some, or some. */
    private String asked() {
        var usual = GoodPractice.usual().practices();
        var asked = practices.practices();
        var left = usual.stream().filter(it -> !asked.contains(it)).toList();
        boolean most = usual.containsAll(asked) && left.size() < asked.size();
        return most ? "the usual" + (left.isEmpty() ? "" : " but " + names(left)) : names(asked);
    }

    private static String names(List<Practice> practices) {
        return practices.stream().map(Practice::name).collect(Collectors.joining(", "));
    }
}
