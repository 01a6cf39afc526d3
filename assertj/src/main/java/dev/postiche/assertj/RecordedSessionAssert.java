package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldHaveExchanged.shouldHaveExchange;
import static dev.postiche.assertj.error.ShouldHaveExchanged.shouldHaveSent;

import dev.postiche.expect.Expectation;
import dev.postiche.expect.HasEnded;
import dev.postiche.expect.IsLive;
import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be asserted of one session, and through it of each exchange. */
public final class RecordedSessionAssert extends MailAssert<RecordedSessionAssert, RecordedSession>
        implements ConductAssertions<RecordedSessionAssert> {

    private final List<RecordedSession> all;

    RecordedSessionAssert(@Nullable RecordedSession actual, Reports reports) {
        this(actual, actual == null ? List.of() : List.of(actual), reports);
    }

    /**
     * @param all the sessions of the same recording
     */
    RecordedSessionAssert(
            @Nullable RecordedSession actual, List<RecordedSession> all, Reports reports) {
        super(actual, RecordedSessionAssert.class, reports);
        this.all = all;
    }

    /**
     * Goes on with the first such command.
     *
     * <pre>{@code
     * assertThat(session).command("SELECT").succeeded(); // passes after OK
     * assertThat(session).command("IDLE"); // fails: ... to send IDLE, but IDLE was not sent
     * }</pre>
     */
    public RecordedExchangeAssert command(String command) {
        return lead(
                () -> first(new CommandPattern(command)::matches),
                () -> shouldHaveSent(actual, command),
                RecordedExchangeAssert::new);
    }

    /**
     * Goes on with the exchange of this number, counted from 1, the greeting included.
     *
     * <pre>{@code
     * assertThat(session).exchange(2).isCommand("LOGIN"); // passes
     * assertThat(session).exchange(99); // fails: ... to have an exchange 99, but it has 5
     * }</pre>
     */
    public RecordedExchangeAssert exchange(int number) {
        return lead(
                () -> first(it -> it.number() == number),
                () -> shouldHaveExchange(actual, number),
                RecordedExchangeAssert::new);
    }

    private Optional<RecordedExchange> first(Predicate<RecordedExchange> condition) {
        return actual.exchanges().stream().filter(condition).findFirst();
    }

    /**
     * That the client is still connected.
     *
     * <pre>{@code
     * assertThat(session).isLive(); // passes while it is
     * assertThat(session).isLive(); // fails once it has left, and tells how it did
     * }</pre>
     */
    public RecordedSessionAssert isLive() {
        return meets(new IsLive());
    }

    /**
     * That the session has ended, in whatever way.
     *
     * <pre>{@code
     * assertThat(session).hasEnded(); // passes after LOGOUT, and after a break
     * assertThat(session).hasEnded(); // fails: ... but it is still connected
     * }</pre>
     */
    public RecordedSessionAssert hasEnded() {
        return meets(new HasEnded());
    }

    @Override
    public RecordedSessionAssert meets(Expectation expectation) {
        return holds(() -> expectation.failure(List.of(actual), all));
    }
}
