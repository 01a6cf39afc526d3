package dev.postiche.assertj;

import dev.postiche.expect.Expectation;
import dev.postiche.expect.HasEnded;
import dev.postiche.expect.HasSessionCount;
import dev.postiche.expect.ReconnectedWithin;
import dev.postiche.expect.Verification;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.record.SessionFilter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be asserted of all that was said, and through it of each session. */
public final class RecordingAssert extends MailAssert<RecordingAssert, Recording>
        implements ConductAssertions<RecordingAssert> {

    RecordingAssert(@Nullable Recording actual, Reports reports) {
        super(actual, RecordingAssert.class, reports);
    }

    /**
     * Goes on with the session of this number, counted from 1 since the start or the last reset.
     *
     * <pre>{@code
     * assertThat(mail.recording()).session(1).sentInOrder("SELECT", "FETCH"); // passes
     * assertThat(mail.recording()).session(2); // fails: no session 2 is recorded; there are 1 ...
     * }</pre>
     */
    public RecordedSessionAssert session(int number) {
        return on(() -> actual.session(number));
    }

    /**
     * Goes on with the session that began last.
     *
     * <pre>{@code
     * assertThat(mail.recording()).lastSession().loggedInAs("anna"); // passes
     * assertThat(mail.recording()).lastSession(); // fails if nobody connected
     * }</pre>
     */
    public RecordedSessionAssert lastSession() {
        return on(
                () ->
                        actual.sessions().stream()
                                .max(Comparator.comparingInt(RecordedSession::number))
                                .orElseThrow(() -> new NoSuchElementException("nobody connected")));
    }

    /**
     * Goes on with the first session in which this user logged in.
     *
     * <pre>{@code
     * assertThat(mail.recording()).sessionOf("anna").usedTls(); // passes
     * assertThat(mail.recording()).sessionOf("carl"); // fails: nobody logged in as carl, ...
     * }</pre>
     */
    public RecordedSessionAssert sessionOf(String user) {
        return on(
                () ->
                        actual.sessions().stream()
                                .filter(it -> it.account().equals(Optional.of(user)))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        "nobody logged in as %s; %s"
                                                                .formatted(
                                                                        user,
                                                                        SessionFilter.listed(
                                                                                actual
                                                                                        .sessions())))));
    }

    private RecordedSessionAssert on(Supplier<RecordedSession> session) {
        return lead(
                session,
                (found, reports) ->
                        new RecordedSessionAssert(
                                found, found == null ? List.of() : actual.sessions(), reports));
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
        return meets(new HasSessionCount(expected));
    }

    /**
     * That nobody connected.
     *
     * <pre>{@code
     * assertThat(mail.recording()).isEmpty(); // passes if the client was not started
     * assertThat(mail.recording()).isEmpty(); // fails if it was, and shows what it said
     * }</pre>
     */
    public RecordingAssert isEmpty() {
        return hasSessionCount(0);
    }

    /**
     * That whenever a connection broke, its client was back within so long, by the server's clock.
     *
     * <pre>{@code
     * assertThat(mail.recording()).reconnectedWithin(ofSeconds(5)); // passes if it was quick
     * assertThat(mail.recording()).reconnectedWithin(ofSeconds(5)); // fails if it never came back
     * }</pre>
     */
    public RecordingAssert reconnectedWithin(Duration most) {
        return meets(new ReconnectedWithin(most));
    }

    /**
     * That no client is connected any more.
     *
     * <pre>{@code
     * assertThat(mail.recording()).allEnded(); // passes if all have left
     * assertThat(mail.recording()).allEnded(); // fails if one is left open, and shows it
     * }</pre>
     */
    public RecordingAssert allEnded() {
        return meets(new HasEnded());
    }

    @Override
    public RecordingAssert meets(Expectation expectation) {
        return holds(
                () -> {
                    // As it is asked over HTTP: what was dropped as a whole makes it unknown.
                    var check = new Verification(SessionFilter.ALL, List.of(expectation));
                    var verdict = check.of(actual);
                    return verdict.ok() ? Optional.empty() : Optional.of(verdict.nearest());
                });
    }
}
