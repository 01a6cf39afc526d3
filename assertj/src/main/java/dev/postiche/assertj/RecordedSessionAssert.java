package dev.postiche.assertj;

import dev.postiche.record.Expectation;
import dev.postiche.record.RecordedSession;
import org.assertj.core.api.AbstractAssert;

/**
 * What can be asserted of one session: which commands the client sent, and in which order.
 *
 * <p>A command is named as the client sends it, {@code "FETCH"} or {@code "UID FETCH"}, where
 * {@code "FETCH"} means UID FETCH too; with arguments if they matter, {@code *} and {@code ?} being
 * wildcards: {@code "UID STORE 7 +FLAGS*"}. Case does not matter. Failures show the dialogue.
 */
public final class RecordedSessionAssert
        extends AbstractAssert<RecordedSessionAssert, RecordedSession> {

    RecordedSessionAssert(RecordedSession actual) {
        super(actual, RecordedSessionAssert.class);
    }

    /**
     * That these commands were sent in this order, whatever came between.
     *
     * <pre>{@code
     * assertThat(session).sentInOrder("SELECT", "UID FETCH"); // passes
     * assertThat(session).sentInOrder("UID FETCH", "SELECT"); // fails: SELECT was not sent after ...
     * }</pre>
     */
    public RecordedSessionAssert sentInOrder(String... commands) {
        return meets(Expectation.sentInOrder(commands));
    }

    /**
     * That none of these commands was sent.
     *
     * <pre>{@code
     * assertThat(session).neverSent("EXPUNGE"); // passes
     * assertThat(session).neverSent("FETCH"); // fails: FETCH was sent ...
     * }</pre>
     */
    public RecordedSessionAssert neverSent(String... commands) {
        return meets(Expectation.neverSent(commands));
    }

    /**
     * That this command was sent at least once.
     *
     * <pre>{@code
     * assertThat(session).sent("LOGIN"); // passes
     * assertThat(session).sent("IDLE"); // fails: IDLE was never sent
     * }</pre>
     */
    public RecordedSessionAssert sent(String command) {
        return meets(Expectation.sentInOrder(command));
    }

    /**
     * That this command was sent so many times.
     *
     * <pre>{@code
     * assertThat(session).sent("FETCH", 3); // passes
     * assertThat(session).sent("FETCH", 1); // fails: FETCH was sent 3 times, not 1
     * }</pre>
     */
    public RecordedSessionAssert sent(String command, int times) {
        return meets(Expectation.sentTimes(command, times));
    }

    /**
     * The user that logged in.
     *
     * <pre>{@code
     * assertThat(session).loggedInAs("anna"); // passes
     * assertThat(session).loggedInAs("bob"); // fails: expected login as bob, but it was anna
     * }</pre>
     */
    public RecordedSessionAssert loggedInAs(String user) {
        isNotNull();
        var found = actual.account().orElse("nobody");
        if (!found.equals(user)) {
            throw failureWithActualExpected(
                    found,
                    user,
                    "expected login as %s, but it was %s%n%n%s",
                    user,
                    found,
                    actual.dialogue());
        }
        return this;
    }

    private RecordedSessionAssert meets(Expectation expectation) {
        isNotNull();
        expectation
                .failure(actual)
                .ifPresent(
                        message -> {
                            throw failure("%s", message);
                        });
        return this;
    }
}
