package dev.postiche.assertj;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
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
        return expect(
                () -> new CommandPattern(pattern).matches(actual), () -> "the command " + pattern);
    }

    /**
     * That the server did what was asked: OK, or +OK.
     *
     * <pre>{@code
     * assertThat(exchange).succeeded(); // passes after a1 OK
     * assertThat(exchange).succeeded(); // fails after a1 NO: expected OK, but there was NO
     * }</pre>
     */
    public RecordedExchangeAssert succeeded() {
        return expect(() -> actual.status().endsWith("OK"), () -> "success" + status());
    }

    /**
     * That the server refused it: NO, BAD, or -ERR.
     *
     * <pre>{@code
     * assertThat(exchange).wasRefused(); // passes after a1 NO
     * assertThat(exchange).wasRefused(); // fails after a1 OK: expected a refusal, but there was OK
     * }</pre>
     */
    public RecordedExchangeAssert wasRefused() {
        return expect(() -> actual.status().matches("NO|BAD|-ERR"), () -> "a refusal" + status());
    }

    /**
     * The outcome: {@code OK}, {@code NO}, {@code BAD}, {@code +OK}, {@code -ERR}.
     *
     * <pre>{@code
     * assertThat(exchange).hasStatus("NO"); // passes after a1 NO
     * assertThat(exchange).hasStatus("BAD"); // fails: expected BAD, but there was NO
     * }</pre>
     */
    public RecordedExchangeAssert hasStatus(String status) {
        return expect(() -> actual.status().equals(status), () -> status + status());
    }

    private String status() {
        return ",%n but there was %s"
                .formatted(actual.status().isEmpty() ? "no outcome" : actual.status());
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
        return expect(
                () -> actual.replyText().contains(part),
                () -> "the reply to hold \"" + part + "\"" + dropped());
    }

    /** What was dropped cannot be searched. */
    private String dropped() {
        return actual.dropped() == 0
                ? ""
                : ",%n but it cannot be known: %d octets were dropped; raise the limit recording"
                        .formatted(actual.dropped());
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
        return expect(
                () -> actual.total().compareTo(most) <= 0,
                () ->
                        "%s at most,%n but it took %.3f ms"
                                .formatted(most, actual.total().toNanos() / 1e6));
    }

    /**
     * That a fault acted in it.
     *
     * <pre>{@code
     * assertThat(exchange).metFault("cut-big-fetch"); // passes if that acted
     * assertThat(exchange).metFault("slow"); // fails: ... but there acted [cut-big-fetch]
     * }</pre>
     */
    public RecordedExchangeAssert metFault(String name) {
        return expect(
                () -> actual.faults().contains(name),
                () -> "the fault %s to act,%n but there acted %s".formatted(name, actual.faults()));
    }

    /**
     * What it changed, a part of the words in the recording.
     *
     * <pre>{@code
     * assertThat(exchange).changed("selected INBOX"); // passes after SELECT INBOX
     * assertThat(exchange).changed("expunged"); // fails: ... but it changed [selected INBOX]
     * }</pre>
     */
    public RecordedExchangeAssert changed(String what) {
        return expect(
                () -> actual.changes().stream().anyMatch(it -> it.contains(what)),
                () -> "the change \"%s\",%n but it changed %s".formatted(what, actual.changes()));
    }

    /**
     * In which mailbox it was.
     *
     * <pre>{@code
     * assertThat(exchange).wasIn("INBOX"); // passes while INBOX is selected
     * assertThat(exchange).wasIn("Sent"); // fails: expected it to be in Sent, but it was in INBOX
     * }</pre>
     */
    public RecordedExchangeAssert wasIn(String mailbox) {
        return expect(
                () -> actual.mailbox().equals(Optional.of(mailbox)),
                () ->
                        "it to be in %s,%n but it was in %s"
                                .formatted(mailbox, actual.mailbox().orElse("no mailbox")));
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
        return expect(
                () -> actual.octetsOut() <= most.count(),
                () -> "%s at most,%n but there were %d octets".formatted(most, actual.octetsOut()));
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
        return expect(actualIsWhole(), () -> "it to be whole, but it broke off");
    }

    private Supplier<Boolean> actualIsWhole() {
        return () -> actual.whole();
    }

    private RecordedExchangeAssert expect(Supplier<Boolean> fact, Supplier<String> expected) {
        return holds(
                () ->
                        unless(
                                fact.get(),
                                () -> "expected " + expected.get() + "\n\n" + actual.dialogue()));
    }
}
