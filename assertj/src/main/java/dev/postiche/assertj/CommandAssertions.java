package dev.postiche.assertj;

import dev.postiche.expect.Expectation;
import dev.postiche.expect.Times;

/**
 * What can be asserted of commands that were sent, in one session or in a whole recording: there,
 * what is sent has to be in one of the sessions, what is never sent in none, and times are counted
 * over all.
 *
 * <p>A command is named as the client sends it, {@code "FETCH"} or {@code "UID FETCH"}, where
 * {@code "FETCH"} means UID FETCH too; with arguments if they matter, {@code *} and {@code ?} being
 * wildcards: {@code "UID STORE 7 +FLAGS*"}. Case does not matter.
 *
 * @param <S> the assertions themselves
 */
public interface CommandAssertions<S> {

    /**
     * Anything that is given as data; so an assertion of one's own tells its failure as these do.
     *
     * <pre>{@code
     * assertThat(session).meets(Expectation.neverSent("EXPUNGE")); // passes
     * assertThat(session).meets(Expectation.neverSent("FETCH")); // fails: ... but it sent FETCH 1 (FLAGS)
     * }</pre>
     */
    S meets(Expectation expectation);

    /**
     * That these commands were sent in this order, whatever came between.
     *
     * <pre>{@code
     * assertThat(session).sentInOrder("SELECT", "UID FETCH"); // passes
     * assertThat(session).sentInOrder("UID FETCH", "SELECT"); // fails: SELECT was sent before ...
     * }</pre>
     */
    default S sentInOrder(String... commands) {
        return meets(Expectation.sentInOrder(commands));
    }

    /**
     * That none of these commands was sent.
     *
     * <pre>{@code
     * assertThat(session).neverSent("EXPUNGE"); // passes
     * assertThat(session).neverSent("FETCH"); // fails: ... but it sent FETCH 1 (FLAGS)
     * }</pre>
     */
    default S neverSent(String... commands) {
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
    default S sent(String command) {
        return meets(Expectation.sentInOrder(command));
    }

    /**
     * That this command was sent so many times.
     *
     * <pre>{@code
     * assertThat(session).sent("FETCH", 3); // passes
     * assertThat(session).sent("FETCH", 1); // fails: ... once, but it was sent 3 times
     * }</pre>
     */
    default S sent(String command, int times) {
        return meets(Expectation.sentTimes(command, times));
    }

    /**
     * That this command was sent so many times.
     *
     * <pre>{@code
     * assertThat(session).sent("FETCH", times(3)); // passes; so does atLeast(1), atMost(3)
     * assertThat(session).sent("FETCH", atMost(2)); // fails: ... at most 2 times, but it was sent 3 times
     * }</pre>
     */
    default S sent(String command, Times times) {
        return meets(Expectation.sentTimes(command, times));
    }
}
