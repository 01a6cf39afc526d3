package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.record.SessionFilter;
import java.util.List;
import java.util.Optional;

/**
 * What clients are expected to have said, over all sessions that are meant, as plain data.
 *
 * <p>So a test in another language asks for the same as an assertion in Java, and reads the same
 * text when it fails.
 *
 * <pre>{@code
 * new Verification(SessionFilter.ALL.account("anna"), List.of(neverSent("EXPUNGE")))
 *         .of(mail.recording())
 *         .ok();
 * }</pre>
 *
 * @param sessions those that are looked at; without any expectation there has to be one
 * @param expectations all have to hold
 */
public record Verification(SessionFilter sessions, List<Expectation> expectations) {

    private static final String UNKNOWN = "it cannot be known whether it is as expected";

    /** Keeps a copy of the list. */
    public Verification {
        expectations = List.copyOf(expectations);
    }

    /**
     * What came of it.
     *
     * @param ok whether all holds
     * @param matched how many sessions were meant
     * @param nearest why it does not hold, with the dialogue that came nearest; empty if it does
     */
    public record Verdict(boolean ok, int matched, String nearest) {}

    /** Looks at what has been recorded by now. */
    public Verdict of(Recording recording) {
        var all = recording.sessions();
        var meant = sessions.of(all);
        var failure =
                expectations.stream()
                        .flatMap(it -> it.failure(meant, all).stream())
                        .findFirst()
                        .or(() -> nobody(meant))
                        .map(it -> meant.isEmpty() ? it + chosenFrom(all) : it);
        // That something was never sent cannot be known of sessions that are gone.
        boolean sure =
                recording.droppedSessions() == 0
                        || (sessions.number().isPresent() && !meant.isEmpty())
                        || (failure.isEmpty()
                                && expectations.stream().allMatch(Expectation::holdsWithMore));
        var text = sure ? failure.orElse("") : failure.orElse(UNKNOWN) + gone(recording);
        return new Verdict(failure.isEmpty() && sure, meant.size(), text);
    }

    private Optional<String> nobody(List<RecordedSession> meant) {
        return meant.isEmpty() && expectations.isEmpty()
                ? Optional.of("expected " + sessions + ",\n but there is none")
                : Optional.empty();
    }

    private String chosenFrom(List<RecordedSession> all) {
        return "\n (looked for %s; %s)".formatted(sessions, SessionFilter.listed(all));
    }

    private static String gone(Recording recording) {
        return "\n(%s whole session(s) were dropped for want of room; raise the limit recording)"
                .formatted(recording.droppedSessions());
    }
}
