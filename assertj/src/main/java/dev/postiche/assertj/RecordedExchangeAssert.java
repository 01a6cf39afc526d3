package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldBeExchange.shouldBeCommand;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldBeIn;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldBeRefused;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldBeWhole;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldBringAtMost;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldChange;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldHaveReplied;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldHaveStatus;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldMeetFault;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldSucceed;
import static dev.postiche.assertj.error.ShouldBeExchange.shouldTakeAtMost;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asserted of one command and its reply. Failures show both. */
public final class RecordedExchangeAssert
        extends MailAssert<RecordedExchangeAssert, RecordedExchange> {

    RecordedExchangeAssert(@Nullable RecordedExchange actual, Reports reports) {
        super(actual, RecordedExchangeAssert.class, reports);
    }

    /**
     * Which command it is, named as by {@link RecordedSessionAssert}.
     *
     * <pre>{@code
     * assertThat(exchange).isCommand("UID FETCH 1:* *"); // passes
     * assertThat(exchange).isCommand("STORE"); // fails, and shows what was sent
     * }</pre>
     */
    public RecordedExchangeAssert isCommand(String pattern) {
        return holds(
                () -> new CommandPattern(pattern).matches(actual),
                () -> shouldBeCommand(actual, pattern));
    }

    /**
     * That the server did what was asked: OK, or +OK.
     *
     * <pre>{@code
     * assertThat(exchange).succeeded(); // passes after a1 OK
     * assertThat(exchange).succeeded(); // fails after a1 NO: ... to succeed, but it got NO
     * }</pre>
     */
    public RecordedExchangeAssert succeeded() {
        return holds(() -> actual.status().endsWith("OK"), () -> shouldSucceed(actual));
    }

    /**
     * That the server refused it: NO, BAD, or -ERR.
     *
     * <pre>{@code
     * assertThat(exchange).wasRefused(); // passes after a1 NO
     * assertThat(exchange).wasRefused(); // fails after a1 OK: ... to be refused, but ...
     * }</pre>
     */
    public RecordedExchangeAssert wasRefused() {
        return holds(() -> actual.wasRefused(), () -> shouldBeRefused(actual));
    }

    /**
     * The outcome: {@code OK}, {@code NO}, {@code BAD}, {@code +OK}, {@code -ERR}.
     *
     * <pre>{@code
     * assertThat(exchange).hasStatus("NO"); // passes after a1 NO
     * assertThat(exchange).hasStatus("BAD"); // fails: ... to get BAD, but it got NO ...
     * }</pre>
     */
    public RecordedExchangeAssert hasStatus(String status) {
        return holds(() -> actual.status().equals(status), () -> shouldHaveStatus(actual, status));
    }

    /**
     * A part of what the server said.
     *
     * <pre>{@code
     * assertThat(exchange).replied("[TRYCREATE]"); // passes
     * assertThat(exchange).replied("[NOPERM]"); // fails, and shows the reply
     * }</pre>
     */
    public RecordedExchangeAssert replied(String part) {
        return holds(
                () -> actual.replyText().contains(part), () -> shouldHaveReplied(actual, part));
    }

    /**
     * How long it took from the whole command to the last octet of the reply, in real time.
     *
     * <pre>{@code
     * assertThat(exchange).tookAtMost(ofSeconds(1)); // passes if it was quick
     * assertThat(exchange).tookAtMost(ofNanos(1)); // fails: ... but it took 3 ms
     * }</pre>
     */
    public RecordedExchangeAssert tookAtMost(Duration most) {
        return holds(
                () -> actual.total().compareTo(most) <= 0, () -> shouldTakeAtMost(actual, most));
    }

    /**
     * That a fault acted in it.
     *
     * <pre>{@code
     * assertThat(exchange).metFault("cut-big-fetch"); // passes if that acted
     * assertThat(exchange).metFault("slow"); // fails: ... but there acted cut-big-fetch
     * }</pre>
     */
    public RecordedExchangeAssert metFault(String name) {
        return holds(() -> actual.faults().contains(name), () -> shouldMeetFault(actual, name));
    }

    /**
     * What it changed, a part of the words in the recording.
     *
     * <pre>{@code
     * assertThat(exchange).changed("selected INBOX"); // passes after SELECT INBOX
     * assertThat(exchange).changed("expunged"); // fails: ... but it made selected INBOX
     * }</pre>
     */
    public RecordedExchangeAssert changed(String what) {
        return holds(
                () -> actual.changes().stream().anyMatch(it -> it.contains(what)),
                () -> shouldChange(actual, what));
    }

    /**
     * In which mailbox it was.
     *
     * <pre>{@code
     * assertThat(exchange).wasIn("INBOX"); // passes while INBOX is selected
     * assertThat(exchange).wasIn("Sent"); // fails: ... to be in Sent, but it was in INBOX
     * }</pre>
     */
    public RecordedExchangeAssert wasIn(String mailbox) {
        return holds(
                () -> actual.mailbox().equals(Optional.of(mailbox)),
                () -> shouldBeIn(actual, mailbox));
    }

    /**
     * How much the server sent.
     *
     * <pre>{@code
     * assertThat(exchange).broughtAtMost(kibibytes(50)); // passes if it was less
     * assertThat(exchange).broughtAtMost(octets(1)); // fails: ... but there were 312 octets
     * }</pre>
     */
    public RecordedExchangeAssert broughtAtMost(Octets most) {
        return holds(
                () -> actual.octetsOut() <= most.count(),
                () -> shouldBringAtMost(actual, most.toString()));
    }

    /**
     * That it came to its end before the connection did.
     *
     * <pre>{@code
     * assertThat(exchange).isWhole(); // passes if it was answered
     * assertThat(exchange).isWhole(); // fails if the connection broke in its midst
     * }</pre>
     */
    public RecordedExchangeAssert isWhole() {
        return holds(() -> actual.whole(), () -> shouldBeWhole(actual));
    }
}
