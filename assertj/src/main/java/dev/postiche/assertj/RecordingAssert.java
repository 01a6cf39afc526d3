package dev.postiche.assertj;

import dev.postiche.record.Recording;
import java.util.NoSuchElementException;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of all that was said, and through it of each session. */
public final class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
    }

    /**
     * Goes on with the session of this number, counted from 1 since the start or the last reset.
     *
     * <pre>{@code
     * assertThat(mail.recording()).session(1).sentInOrder("SELECT", "FETCH"); // passes
     * assertThat(mail.recording()).session(2); // fails: there is no session 2; sessions: 1
     * }</pre>
     */
    public RecordedSessionAssert session(int number) {
        isNotNull();
        try {
            return new RecordedSessionAssert(actual.session(number)).as(info.descriptionText());
        } catch (NoSuchElementException missing) {
            throw failure("%s", missing.getMessage());
        }
    }

    /**
     * How many sessions there were.
     *
     * <pre>{@code
     * assertThat(mail.recording()).hasSessionCount(1); // passes if the client connected once
     * assertThat(mail.recording()).hasSessionCount(1); // fails if it came back, and shows all
     * }</pre>
     */
    public RecordingAssert hasSessionCount(int expected) {
        isNotNull();
        var found = actual.sessions().size();
        if (found != expected) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "expected %d session(s), but there were %d%n%n%s",
                    expected,
                    found,
                    actual.dialogue());
        }
        return this;
    }

    /**
     * That none of these commands was sent in any session.
     *
     * <pre>{@code
     * assertThat(mail.recording()).neverSent("EXPUNGE", "DELE"); // passes if nobody deletes
     * assertThat(mail.recording()).neverSent("FETCH"); // fails, and shows where it was sent
     * }</pre>
     */
    public RecordingAssert neverSent(String... commands) {
        isNotNull();
        for (var session : actual.sessions()) {
            new RecordedSessionAssert(session).as(info.descriptionText()).neverSent(commands);
        }
        return this;
    }
}
