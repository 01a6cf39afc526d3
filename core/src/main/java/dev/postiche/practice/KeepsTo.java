package dev.postiche.practice;

import dev.postiche.record.Expectation;
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
    public Optional<String> failure(RecordedSession session) {
        return failure(session, List.of(session));
    }

    @Override
    public Optional<String> failure(List<RecordedSession> sessions) {
        return sessions.stream().flatMap(it -> failure(it, sessions).stream()).findFirst();
    }

    /** Why a session does not keep to them, knowing the earlier ones of the same client. */
    public Optional<String> failure(RecordedSession session, List<RecordedSession> all) {
        var breaches = practices.breaches(session, all);
        if (breaches.isEmpty() && session.dropped() == 0) {
            return Optional.empty();
        }
        var why =
                breaches.isEmpty()
                        ? "%n  it cannot be known: %d octets were dropped for want of room; raise the"
                                        .formatted(session.dropped())
                                + " limit recording"
                        : GoodPractice.text(breaches);
        return Optional.of(
                "expected session %d to follow good practice (%s), but%s\n\n%s"
                        .formatted(
                                session.number(),
                                practices.equals(GoodPractice.usual())
                                        ? "the usual"
                                        : practices.practices().stream()
                                                .map(Practice::name)
                                                .collect(Collectors.joining(", ")),
                                why,
                                session.dialogue()));
    }
}
