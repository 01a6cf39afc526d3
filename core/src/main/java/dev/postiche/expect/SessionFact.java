package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that has to hold of each session by itself: who it was, how it ended, what it did. */
public interface SessionFact extends Expectation {

    /** In words that follow "expected session 1": {@code to log in as bob}. */
    String wanted();

    /** What there is instead; empty if the session is as expected. */
    Optional<Finding> against(RecordedSession session);

    /** Whether it holds where there is no session: what is never to happen has not happened. */
    default boolean holdsOfNone() {
        return false;
    }

    @Override
    default Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        if (sessions.isEmpty()) {
            return holdsOfNone()
                    ? Optional.empty()
                    : Optional.of("expected a session " + wanted() + ",\n but there is none");
        }
        var failed = sessions.stream().filter(it -> against(it).isPresent()).toList();
        return failed.stream()
                .findFirst()
                .flatMap(
                        first ->
                                against(first)
                                        .map(it -> it.text() + others(failed))
                                        .map(text -> withText(first, text)));
    }

    private String withText(RecordedSession session, String text) {
        var finding = against(session).orElseThrow();
        return new Finding(text, finding.exchange(), finding.next()).failure(session, wanted());
    }

    private static String others(List<RecordedSession> failed) {
        return failed.size() == 1
                ? ""
                : failed.stream()
                        .skip(1)
                        .map(it -> String.valueOf(it.number()))
                        .collect(Collectors.joining(", ", "\n it fails for session ", " too"));
    }
}
