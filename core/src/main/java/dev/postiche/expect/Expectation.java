package dev.postiche.expect;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What clients are expected to have said or done, as plain data with the text of its failure.
 *
 * <p>So assertions in Java and checks asked for from elsewhere say the same of the same sessions:
 * each has a word of its own in JSON, which is the name of the assertion too.
 *
 * <pre>{@code
 * Expectation.neverSent("EXPUNGE").failure(mail.recording().session(1)).isEmpty();
 * }</pre>
 */
public interface Expectation {

    /**
     * Why it does not hold of these sessions together, with the dialogue that came nearest; empty
     * if it does. What is to be sent has to be in one of them, what is never sent in none, times
     * are counted over all, and a {@link SessionFact} has to hold of each.
     *
     * @param sessions those that are meant
     * @param all the recording that they are of: what happened before and after them
     */
    Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all);

    /** Whether it would still hold if there were more sessions, of which nothing is known. */
    default boolean holdsWithMore() {
        return false;
    }

    /** Why it does not hold of all that was recorded. */
    default Optional<String> failure(List<RecordedSession> sessions) {
        return failure(sessions, sessions);
    }

    /** Why it does not hold of this session; nothing is known of others. */
    default Optional<String> failure(RecordedSession session) {
        return failure(List.of(session));
    }

    /** These commands in this order, whatever came between; see {@link CommandPattern}. */
    static Expectation sentInOrder(String... commands) {
        return new SentInOrder(Stream.of(commands).map(CommandPattern::new).toList());
    }

    /** None of these commands. */
    static Expectation neverSent(String... commands) {
        return new NeverSent(Stream.of(commands).map(CommandPattern::new).toList());
    }

    /** This command so many times. */
    static Expectation sentTimes(String command, int times) {
        return sentTimes(command, Times.times(times));
    }

    /** This command so many times. */
    static Expectation sentTimes(String command, Times times) {
        return new SentTimes(new CommandPattern(command), times);
    }
}
