package dev.postiche.assertj;

import dev.postiche.practice.GoodPractice;
import dev.postiche.practice.KeepsTo;
import dev.postiche.record.Ending;
import dev.postiche.record.Expectation;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be asserted of all that was said, and through it of each session. */
public final class RecordingAssert extends MailAssert<RecordingAssert, Recording> {

    RecordingAssert(@Nullable Recording actual, Reports reports) {
        super(actual, RecordingAssert.class, reports);
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
                                                        "nobody logged in as " + user + told())));
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
        return holds(
                () -> {
                    int found = actual.sessions().size();
                    return unless(
                            found == expected && actual.droppedSessions() == 0,
                            () ->
                                    "expected %d session(s), but there were %d%s"
                                                    .formatted(expected, found, dropped())
                                            + told());
                });
    }

    private String dropped() {
        return actual.droppedSessions() == 0
                ? ""
                : " and %d that were dropped for want of room; raise the limit recording"
                        .formatted(actual.droppedSessions());
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
     * That none of these commands was sent in any session.
     *
     * <pre>{@code
     * assertThat(mail.recording()).neverSent("EXPUNGE", "DELE"); // passes if nobody deletes
     * assertThat(mail.recording()).neverSent("FETCH"); // fails, and shows where it was sent
     * }</pre>
     */
    public RecordingAssert neverSent(String... commands) {
        return meets(Expectation.neverSent(commands));
    }

    /**
     * That these commands were sent in this order in some session.
     *
     * <pre>{@code
     * assertThat(mail.recording()).sentInOrder("SELECT", "FETCH"); // passes
     * assertThat(mail.recording()).sentInOrder("IDLE"); // fails, with the nearest session
     * }</pre>
     */
    public RecordingAssert sentInOrder(String... commands) {
        return meets(Expectation.sentInOrder(commands));
    }

    /**
     * That this command was sent so many times in all sessions together.
     *
     * <pre>{@code
     * assertThat(mail.recording()).sent("LOGIN", times(2)); // passes
     * assertThat(mail.recording()).sent("LOGIN", times(1)); // fails: ... but it did 2 time(s)
     * }</pre>
     *
     * @throws IllegalArgumentException unless the number is exact
     */
    public RecordingAssert sent(String command, Times times) {
        if (!times.isExact()) {
            throw new IllegalArgumentException("over all sessions say times(n), not " + times);
        }
        return meets(Expectation.sentTimes(command, times.least()));
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
        return holds(
                () -> {
                    var broken = actual.sessions().stream().filter(RecordingAssert::broke).toList();
                    return broken.isEmpty()
                            ? Optional.of("expected a connection to break, but none did" + told())
                            : broken.stream().flatMap(it -> late(it, most).stream()).findFirst();
                });
    }

    /** Whether it ended, and not because the client had had enough. */
    private static boolean broke(RecordedSession session) {
        return session.ending()
                .filter(it -> it != Ending.LOGOUT && it != Ending.QUIT)
                .filter(it -> it != Ending.CLIENT_CLOSED)
                .isPresent();
    }

    private Optional<String> late(RecordedSession broken, Duration most) {
        var end = broken.began().plus(broken.lasted());
        var next =
                actual.sessions().stream()
                        .filter(it -> it.number() > broken.number())
                        .filter(it -> it.protocol() == broken.protocol())
                        .findFirst();
        var expected =
                "expected the client to be back within %s after session %d,%n but "
                        .formatted(most, broken.number());
        if (next.isEmpty()) {
            return Optional.of(expected + "it did not come back" + told());
        }
        var gap = Duration.between(end, next.get().began());
        return unless(gap.compareTo(most) <= 0, () -> expected + "it took " + gap + told());
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
        return holds(
                () ->
                        actual.sessions().stream()
                                .filter(session -> session.goodbye().isEmpty())
                                .findFirst()
                                .map(
                                        it ->
                                                "expected all sessions to have ended,%n but session %d"
                                                                .formatted(it.number())
                                                        + " is still connected\n\n"
                                                        + it.dialogue()));
    }

    /**
     * That nothing failed in the server itself.
     *
     * <pre>{@code
     * assertThat(mail.recording()).hasNoServerErrors(); // passes
     * assertThat(mail.recording()).hasNoServerErrors(); // fails after a defect of the server
     * }</pre>
     */
    public RecordingAssert hasNoServerErrors() {
        return holds(
                () ->
                        actual.sessions().stream()
                                .filter(it -> it.error().isPresent())
                                .findFirst()
                                .map(
                                        it ->
                                                "the server failed in session %d: %s\n\n%s"
                                                        .formatted(
                                                                it.number(),
                                                                it.error().orElse(""),
                                                                it.dialogue())));
    }

    /**
     * That in all sessions the clients keep to the usual practices; see {@link GoodPractice}.
     *
     * <pre>{@code
     * assertThat(mail.recording()).followsGoodPractice(); // passes for clients that do
     * assertThat(mail.recording()).followsGoodPractice(); // fails at the first that does not
     * }</pre>
     */
    public RecordingAssert followsGoodPractice() {
        return meets(new KeepsTo(GoodPractice.usual()));
    }

    /**
     * Anything that is given as data, over all sessions together.
     *
     * <pre>{@code
     * assertThat(mail.recording()).meets(Expectation.sentTimes("LOGIN", 2)); // passes
     * assertThat(mail.recording()).meets(Expectation.sentTimes("LOGIN", 1)); // fails
     * }</pre>
     */
    public RecordingAssert meets(Expectation expectation) {
        return holds(() -> expectation.failure(actual.sessions()));
    }

    private String told() {
        return "\n\n" + actual.dialogue();
    }
}
