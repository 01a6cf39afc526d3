/* This file is long because each assertion has its example of a success and of a failure. */
package dev.postiche.assertj;

import dev.postiche.practice.GoodPractice;
import dev.postiche.practice.KeepsTo;
import dev.postiche.record.CommandPattern;
import dev.postiche.record.Ending;
import dev.postiche.record.Expectation;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.SessionFact;
import dev.postiche.record.SessionFact.Kind;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asserted of one session: which commands the client sent, in which order, and what
 * came of them.
 *
 * <p>A command is named as the client sends it, {@code "FETCH"} or {@code "UID FETCH"}, where
 * {@code "FETCH"} means UID FETCH too; with arguments if they matter, {@code *} and {@code ?} being
 * wildcards: {@code "UID STORE 7 +FLAGS*"}. Case does not matter. Failures show the dialogue.
 */
public final class RecordedSessionAssert
        extends MailAssert<RecordedSessionAssert, RecordedSession> {

    private final List<RecordedSession> all;

    RecordedSessionAssert(@Nullable RecordedSession actual, Reports reports) {
        this(actual, List.of(), reports);
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
     * assertThat(session).command("IDLE"); // fails: session 1 sent no IDLE, and the dialogue
     * }</pre>
     */
    public RecordedExchangeAssert command(String command) {
        var pattern = new CommandPattern(command);
        return lead(
                () ->
                        actual.exchanges().stream()
                                .filter(pattern::matches)
                                .findFirst()
                                .orElseThrow(() -> none("sent no " + command)),
                RecordedExchangeAssert::new);
    }

    /**
     * Goes on with the exchange of this number, counted from 1, the greeting included.
     *
     * <pre>{@code
     * assertThat(session).exchange(2).isCommand("LOGIN"); // passes
     * assertThat(session).exchange(99); // fails: session 1 has no exchange 99, and the dialogue
     * }</pre>
     */
    public RecordedExchangeAssert exchange(int number) {
        return lead(
                () ->
                        actual.exchanges().stream()
                                .filter(it -> it.number() == number)
                                .findFirst()
                                .orElseThrow(() -> none("has no exchange " + number)),
                RecordedExchangeAssert::new);
    }

    private NoSuchElementException none(String what) {
        return new NoSuchElementException(
                "session %d %s\n\n%s".formatted(actual.number(), what, actual.dialogue()));
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
     * That this command was sent so many times.
     *
     * <pre>{@code
     * assertThat(session).sent("FETCH", times(3)); // passes; so does atLeast(1), atMost(3)
     * assertThat(session).sent("FETCH", atMost(2)); // fails: ... at most 2, but it did 3 time(s)
     * }</pre>
     */
    public RecordedSessionAssert sent(String command, Times times) {
        if (times.isExact()) {
            return sent(command, times.least());
        }
        var pattern = new CommandPattern(command);
        return holds(
                () -> {
                    long found = actual.exchanges().stream().filter(pattern::matches).count();
                    return unless(
                            times.allows(found),
                            () ->
                                    "expected session %d to send %s %s,%n but it did %d time(s)"
                                                    .formatted(
                                                            actual.number(), command, times, found)
                                            + told());
                });
    }

    /**
     * The user that logged in.
     *
     * <pre>{@code
     * assertThat(session).loggedInAs("anna"); // passes
     * assertThat(session).loggedInAs("bob"); // fails: expected ... bob, but it was anna
     * }</pre>
     */
    public RecordedSessionAssert loggedInAs(String user) {
        return meets(new SessionFact(Kind.LOGGED_IN_AS, user));
    }

    /**
     * That nobody logged in.
     *
     * <pre>{@code
     * assertThat(session).neverLoggedIn(); // passes if the password was wrong
     * assertThat(session).neverLoggedIn(); // fails if it was right: ... but anna logged in
     * }</pre>
     */
    public RecordedSessionAssert neverLoggedIn() {
        return expect(
                () -> actual.account().isEmpty(),
                () -> "nobody to log in,%n but %s did".formatted(actual.account().orElse("")));
    }

    /**
     * That TLS was in use, from the first octet or by STARTTLS or STLS.
     *
     * <pre>{@code
     * assertThat(session).usedTls(); // passes
     * assertThat(session).usedTls(); // fails if all went in clear
     * }</pre>
     */
    public RecordedSessionAssert usedTls() {
        return meets(Kind.USED_TLS.holds());
    }

    /**
     * Which protocol was spoken.
     *
     * <pre>{@code
     * assertThat(session).spoke(Protocol.IMAP); // passes
     * assertThat(session).spoke(Protocol.POP3); // fails: expected POP3, but it was IMAP
     * }</pre>
     */
    public RecordedSessionAssert spoke(Protocol protocol) {
        return expect(
                () -> actual.protocol() == protocol,
                () -> "%s,%n but it was %s".formatted(protocol, actual.protocol()));
    }

    /**
     * A part of what the client said of itself by ID. RFC 2971
     *
     * <pre>{@code
     * assertThat(session).identifiedAs("name Reader"); // passes
     * assertThat(session).identifiedAs("version 2"); // fails, and tells what it said
     * }</pre>
     */
    public RecordedSessionAssert identifiedAs(String part) {
        return expect(
                () -> actual.clientId().filter(it -> it.contains(part)).isPresent(),
                () ->
                        "the client to say \"%s\" of itself,%n but it said %s"
                                .formatted(part, actual.clientId().orElse("nothing")));
    }

    /**
     * How the session ended.
     *
     * <pre>{@code
     * assertThat(session).endedWith(LOGOUT); // passes
     * assertThat(session).endedWith(LOGOUT); // fails: ... but it ended with client closed
     * }</pre>
     */
    public RecordedSessionAssert endedWith(Ending ending) {
        return meets(new SessionFact(Kind.ENDED_WITH, ending.name()));
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
        return expect(() -> actual.isLive(), () -> "it to be connected");
    }

    /**
     * That headers, envelopes or structures were fetched before any whole message.
     *
     * <pre>{@code
     * assertThat(session).fetchedHeadersBeforeBodies(); // passes after ENVELOPE, then BODY[]
     * assertThat(session).fetchedHeadersBeforeBodies(); // fails after FETCH 1:* BODY[]
     * }</pre>
     */
    public RecordedSessionAssert fetchedHeadersBeforeBodies() {
        return meets(Kind.FETCHED_HEADERS_BEFORE_BODIES.holds());
    }

    /**
     * How much the server sent for FETCH, RETR and TOP, framing included.
     *
     * <pre>{@code
     * assertThat(session).fetchedAtMost(kibibytes(50)); // passes if it was less
     * assertThat(session).fetchedAtMost(octets(10)); // fails, and tells how much for what
     * }</pre>
     */
    public RecordedSessionAssert fetchedAtMost(Octets most) {
        return meets(new SessionFact(Kind.FETCHED_AT_MOST, most.count() + "B"));
    }

    /**
     * That no message became \Seen by this client, neither by STORE nor by a FETCH without PEEK.
     *
     * <pre>{@code
     * assertThat(session).neverMarkedSeen(); // passes after BODY.PEEK[]
     * assertThat(session).neverMarkedSeen(); // fails after BODY[]: but it did by FETCH ...
     * }</pre>
     */
    public RecordedSessionAssert neverMarkedSeen() {
        return meets(Kind.NEVER_MARKED_SEEN.holds());
    }

    /**
     * That the client downloaded messages, and that none is gone by it.
     *
     * <pre>{@code
     * assertThat(session).leftCopyOnServer(); // passes after RETR and QUIT
     * assertThat(session).leftCopyOnServer(); // fails after RETR, DELE and QUIT
     * }</pre>
     */
    public RecordedSessionAssert leftCopyOnServer() {
        return meets(Kind.LEFT_COPY_ON_SERVER.holds());
    }

    /**
     * That by POP3 the client downloaded messages, marked each by DELE, and sent QUIT.
     *
     * <pre>{@code
     * assertThat(session).downloadedAndDeleted(); // passes after RETR, DELE and QUIT
     * assertThat(session).downloadedAndDeleted(); // fails after RETR and QUIT: did not delete 1
     * }</pre>
     */
    public RecordedSessionAssert downloadedAndDeleted() {
        return meets(Kind.DOWNLOADED_AND_DELETED.holds());
    }

    /**
     * That the server refused nothing: no NO, no BAD, no -ERR.
     *
     * <pre>{@code
     * assertThat(session).hadNoRefusals(); // passes if all was right
     * assertThat(session).hadNoRefusals(); // fails after a1 BAD, and names the command
     * }</pre>
     */
    public RecordedSessionAssert hadNoRefusals() {
        return holds(
                () ->
                        actual.exchanges().stream()
                                .filter(it -> it.status().matches("NO|BAD|-ERR"))
                                .findFirst()
                                .map(
                                        it ->
                                                "expected session %d to have no refusals,%n but %s got %s"
                                                                .formatted(
                                                                        actual.number(),
                                                                        it.requestText().strip(),
                                                                        it.status())
                                                        + told()));
    }

    /**
     * That a fault acted in this session.
     *
     * <pre>{@code
     * assertThat(session).metFault("cut-big-fetch"); // passes if it acted here
     * assertThat(session).metFault("slow"); // fails, and tells which acted
     * }</pre>
     */
    public RecordedSessionAssert metFault(String name) {
        return expect(
                () -> actual.exchanges().stream().anyMatch(it -> it.faults().contains(name)),
                () ->
                        "the fault %s to act,%n but there acted %s"
                                .formatted(
                                        name,
                                        actual.exchanges().stream()
                                                .flatMap(it -> it.faults().stream())
                                                .toList()));
    }

    /**
     * That the client keeps to all the usual practices; see {@link GoodPractice}.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPractice(); // passes for a client that does
     * assertThat(session).followsGoodPractice(); // fails: login-without-tls (RFC 8314 §5.2 ...): ...
     * }</pre>
     */
    public RecordedSessionAssert followsGoodPractice() {
        return keepsTo(GoodPractice.usual());
    }

    /**
     * That the client keeps to these practices, by their names.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPractice("body-without-peek"); // passes after BODY.PEEK[]
     * assertThat(session).followsGoodPractice("body-without-peek"); // fails after BODY[]
     * }</pre>
     *
     * @throws IllegalArgumentException if there is none of a name, with the nearest that is
     */
    public RecordedSessionAssert followsGoodPractice(String first, String... more) {
        return keepsTo(GoodPractice.only(first).and(more));
    }

    /**
     * That the client keeps to all the usual practices but these.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPracticeExcept("login-without-tls"); // passes in clear
     * assertThat(session).followsGoodPracticeExcept("login-without-tls"); // fails if left open
     * }</pre>
     *
     * @throws IllegalArgumentException if there is none of a name, with the nearest that is
     */
    public RecordedSessionAssert followsGoodPracticeExcept(String... names) {
        return keepsTo(GoodPractice.usual().except(names));
    }

    private RecordedSessionAssert keepsTo(GoodPractice practices) {
        return holds(() -> new KeepsTo(practices).failure(actual, all));
    }

    /**
     * Anything that is given as data; so an assertion of one's own tells its failure as these do.
     *
     * <pre>{@code
     * assertThat(session).meets(Expectation.neverSent("EXPUNGE")); // passes
     * assertThat(session).meets(Expectation.neverSent("FETCH")); // fails: FETCH was sent ...
     * }</pre>
     */
    public RecordedSessionAssert meets(Expectation expectation) {
        return holds(() -> expectation.failure(actual));
    }

    private RecordedSessionAssert expect(Supplier<Boolean> fact, Supplier<String> expected) {
        return holds(
                () ->
                        fact.get()
                                ? Optional.empty()
                                : Optional.of(
                                        "in session %d expected %s"
                                                        .formatted(actual.number(), expected.get())
                                                + told()));
    }

    private String told() {
        return "\n\n" + actual.dialogue();
    }
}
