package dev.postiche;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.Condition;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.SessionFilter;
import dev.postiche.record.Wait;
import dev.postiche.spec.Flag;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Waits until a client has done something, so that no test needs to sleep.
 *
 * <p>Every wait has a deadline in real time, five seconds unless {@link #within} says otherwise.
 * When it passes, {@link DeadlinePassed} tells what did happen instead.
 *
 * <pre>{@code
 * mail.await().session(s -> s.isIdle());
 * mail.await().within(ofSeconds(1)).command("EXPUNGE");
 * mail.await().messages("anna", "Sent", 1);
 * mail.await().seen("anna", "INBOX", 7);
 * mail.await().ended();
 * }</pre>
 */
public interface Await {

    /** The same waits with another deadline. */
    Await within(Duration deadline);

    /** Waits until the predicate holds for some session, and returns the first such session. */
    default RecordedSession session(Predicate<RecordedSession> condition) {
        return session("a session that meets the condition", condition);
    }

    /**
     * Waits until the predicate holds for some session, and returns the first such session.
     *
     * @param what what is waited for, for the message of {@link DeadlinePassed}
     */
    RecordedSession session(String what, Predicate<RecordedSession> condition);

    /** Waits until the predicate holds for some exchange, and returns the first such exchange. */
    default RecordedExchange exchange(Predicate<RecordedExchange> condition) {
        return exchange("an exchange that meets the condition", condition);
    }

    /**
     * Waits until the predicate holds for some exchange, and returns the first such exchange.
     *
     * @param what what is waited for, for the message of {@link DeadlinePassed}
     */
    default RecordedExchange exchange(String what, Predicate<RecordedExchange> condition) {
        var session = session(what, it -> first(it, condition).isPresent());
        return first(session, condition).orElseThrow();
    }

    private static Optional<RecordedExchange> first(
            RecordedSession session, Predicate<RecordedExchange> condition) {
        return session.exchanges().stream().filter(condition).findFirst();
    }

    /**
     * Waits until some client has got the reply to this command, {@code "UID FETCH"} for instance;
     * {@code "FETCH"} means UID FETCH too.
     */
    default RecordedExchange command(String command) {
        var pattern = new CommandPattern(command);
        return exchange(
                "the reply to " + command,
                exchange -> pattern.matches(exchange) && !exchange.status().isEmpty());
    }

    /** Waits until the mailbox holds at least this many messages. */
    default void messages(String account, String mailbox, int count) {
        until(new Condition.Messages(account, mailbox, count));
    }

    /** Waits until clients have got the replies to so many such commands, in whatever sessions. */
    default void commands(String command, int count) {
        until(new Condition.Commands(SessionFilter.ALL, new CommandPattern(command), count));
    }

    /** Waits until the message with this UID was read: it has the \Seen flag. */
    default void seen(String account, String mailbox, long uid) {
        until(new Condition.Flags(account, mailbox, uid, Set.of(Flag.SEEN)));
    }

    /** Waits until some session has ended, and returns the first such session. */
    default RecordedSession ended() {
        return ended(SessionFilter.ALL);
    }

    /** Waits until a session that is meant has ended, and returns the first such session. */
    default RecordedSession ended(SessionFilter sessions) {
        until(new Condition.Sessions(sessions.state("ended"), 1));
        return session(it -> sessions.matches(it) && !it.isLive());
    }

    /** Waits until a fault has acted so many times since it was armed. */
    default void fault(String name, long fired) {
        until(new Condition.FaultFired(name, fired));
    }

    /** Waits until a condition holds that is given as data. */
    void until(Condition condition);

    /** Waits as the data says, with its own deadline where it has one. */
    default void until(Wait wait) {
        wait.timeout().map(this::within).orElse(this).until(wait.condition());
    }

    /**
     * Waits until the condition holds; it is asked whenever something happened at the server.
     *
     * @param what what is waited for, for the message of {@link DeadlinePassed}
     */
    void until(String what, BooleanSupplier condition);
}
