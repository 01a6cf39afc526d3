package dev.postiche.http;

import static dev.postiche.assertj.MailAssertions.atLeast;
import static dev.postiche.assertj.MailAssertions.atMost;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static dev.postiche.assertj.MailAssertions.octets;
import static dev.postiche.assertj.MailAssertions.times;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.postiche.Await;
import dev.postiche.MockMailServer;
import dev.postiche.assertj.MailAssertions;
import dev.postiche.assertj.MailMessageAssert;
import dev.postiche.assertj.RecordingAssert;
import dev.postiche.client.PosticheClient;
import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.record.Ending;
import dev.postiche.record.SessionFilter;
import dev.postiche.spec.AttachmentSpec;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.SpecialUse;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an assertion says is what {@code /verify} says, and what it says in another process: for
 * every word of a check, where it holds and where it does not.
 */
class SameWordsTest {

    private static final AttachmentSpec HI = attachment("a.txt").text("hi");

    private static final Api API =
            Api.of(
                    MockMailServer.builder()
                            .account("ben", "secret")
                            .account(
                                    account("anna")
                                            .mailboxes(
                                                    mailbox("INBOX")
                                                            .messages(
                                                                    message().subject("one"),
                                                                    message()
                                                                            .subject("two")
                                                                            .attachment(HI)))));

    private static final MockMailServer REMOTE = PosticheClient.connect(API.admin.uri());

    /** A check in JSON, and the assertions that say the same. */
    record Check(String json, Consumer<RecordingAssert> assertions) {

        void on(MockMailServer mail) {
            assertions.accept(MailAssertions.assertThat(mail.recording()));
        }

        String body() {
            return json.replace('\'', '"');
        }

        @Override
        public String toString() {
            return json;
        }
    }

    @BeforeAll
    static void speak() throws IOException {
        API.mail.faults().onAny().named("shy").command("CHECK").then(Actions.reply("NO", "no"));
        API.mail
                .faults()
                .onAny()
                .named("cut")
                .command("STAT")
                .afterBytes(2)
                .then(Actions.close(CloseKind.RESET));
        say(
                API.mail.imap(),
                "a LOGIN anna secret",
                "b ID (\"name\" \"Reader\")",
                "c SELECT INBOX",
                "d FETCH 1:* ENVELOPE",
                "e FETCH 1 BODY[]",
                "f CHECK",
                "g LOGOUT");
        say(API.mail.pop3(), "USER anna", "PASS secret", "RETR 1", "DELE 1", "QUIT");
        say(API.mail.pop3(), "USER anna", "PASS wrong", "STAT");
        say(API.mail.pop3(), "USER anna", "PASS secret", "STAT");
        say(API.mail.pop3(), "USER anna", "PASS secret", "QUIT");
        API.mail.await().until("five ends", () -> ended() == 5);
    }

    private static long ended() {
        return API.mail.recording().sessions().stream().filter(it -> !it.isLive()).count();
    }

    private static void say(Endpoint endpoint, String... commands) throws IOException {
        long ended = ended();
        try (var socket = new Socket(endpoint.host(), endpoint.port())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", commands) + "\r\n").getBytes(UTF_8));
            try {
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                // A fault has broken the connection.
            }
        }
        API.mail.await().until("the end of a session", () -> ended() > ended);
    }

    @AfterAll
    static void stop() {
        REMOTE.close();
        API.close();
    }

    private static Check check(String json, Consumer<RecordingAssert> assertions) {
        return new Check(json, assertions);
    }

    private static Check first(String json, Consumer<RecordingAssert> assertions) {
        return new Check(json.replaceFirst("\\{", "{'sessions': {'n': 1}, "), assertions);
    }

    static Stream<Check> holds() {
        return Stream.of(
                check(
                        "{'sentInOrder': ['SELECT', 'FETCH']}",
                        it -> it.sentInOrder("SELECT", "FETCH")),
                check("{'neverSent': 'EXPUNGE'}", it -> it.neverSent("EXPUNGE")),
                check("{'times': {'FETCH': 2}}", it -> it.sent("FETCH", times(2))),
                check("{'times': {'FETCH': {'atLeast': 1}}}", it -> it.sent("FETCH", atLeast(1))),
                check("{'hasSessionCount': 5}", it -> it.hasSessionCount(5)),
                check(
                        "{'reconnectedWithin': '1h'}",
                        it -> it.reconnectedWithin(Duration.ofHours(1))),
                check("{'allEnded': true}", it -> it.allEnded()),
                check("{'hasNoServerErrors': true}", it -> it.hasNoServerErrors()),
                first("{'loggedInAs': 'anna'}", it -> it.session(1).loggedInAs("anna")),
                check(
                        "{'sessions': {'n': 3}, 'neverLoggedIn': true}",
                        it -> it.session(3).neverLoggedIn()),
                first("{'spoke': 'imap'}", it -> it.session(1).spoke(Protocol.IMAP)),
                first("{'identifiedAs': 'Reader'}", it -> it.session(1).identifiedAs("Reader")),
                first("{'endedWith': 'logout'}", it -> it.session(1).endedWith(Ending.LOGOUT)),
                first(
                        "{'fetchedHeadersBeforeBodies': true}",
                        it -> it.session(1).fetchedHeadersBeforeBodies()),
                first(
                        "{'fetchedAtMost': '50KiB'}",
                        it -> it.session(1).fetchedAtMost(kibibytes(50))),
                check(
                        "{'sessions': {'n': 2}, 'neverMarkedSeen': true}",
                        it -> it.session(2).neverMarkedSeen()),
                first("{'leftCopyOnServer': true}", it -> it.session(1).leftCopyOnServer()),
                check(
                        "{'sessions': {'n': 2}, 'downloadedAndDeleted': true}",
                        it -> it.session(2).downloadedAndDeleted()),
                check(
                        "{'sessions': {'n': 2}, 'hadNoRefusals': true}",
                        it -> it.session(2).hadNoRefusals()),
                first("{'metFault': 'shy'}", it -> it.session(1).metFault("shy")),
                first(
                        "{'followsGoodPractice': 'connection-left-open'}",
                        it -> it.session(1).followsGoodPractice("connection-left-open")),
                first(
                        "{'followsGoodPracticeExcept': ['login-without-tls','forbidden-pipelining']}",
                        it ->
                                it.session(1)
                                        .followsGoodPracticeExcept(
                                                "login-without-tls", "forbidden-pipelining")));
    }

    static Stream<Check> fails() {
        return Stream.of(
                check(
                        "{'sentInOrder': ['FETCH', 'SELECT']}",
                        it -> it.sentInOrder("FETCH", "SELECT")),
                first("{'sentInOrder': 'IDLE'}", it -> it.session(1).sent("IDLE")),
                check("{'neverSent': ['X', 'SELECT']}", it -> it.neverSent("X", "SELECT")),
                check("{'times': {'FETCH': 1}}", it -> it.sent("FETCH", times(1))),
                check("{'times': {'FETCH': {'atMost': 1}}}", it -> it.sent("FETCH", atMost(1))),
                first("{'times': {'NOOP': 1}}", it -> it.session(1).sent("NOOP", 1)),
                check("{'hasSessionCount': 1}", it -> it.hasSessionCount(1)),
                check("{'reconnectedWithin': '0s'}", it -> it.reconnectedWithin(Duration.ZERO)),
                first("{'loggedInAs': 'ben'}", it -> it.session(1).loggedInAs("ben")),
                check("{'loggedInAs': 'anna'}", it -> it.loggedInAs("anna")),
                check("{'neverLoggedIn': true}", it -> it.neverLoggedIn()),
                check("{'usedTls': true}", it -> it.usedTls()),
                first("{'spoke': 'pop3'}", it -> it.session(1).spoke(Protocol.POP3)),
                first("{'identifiedAs': 'X'}", it -> it.session(1).identifiedAs("X")),
                check("{'identifiedAs': 'Reader'}", it -> it.identifiedAs("Reader")),
                first("{'endedWith': 'quit'}", it -> it.session(1).endedWith(Ending.QUIT)),
                first("{'isLive': true}", it -> it.session(1).isLive()),
                check(
                        "{'fetchedHeadersBeforeBodies': true}",
                        it -> it.fetchedHeadersBeforeBodies()),
                check("{'fetchedAtMost': '10'}", it -> it.fetchedAtMost(octets(10))),
                check("{'neverMarkedSeen': true}", it -> it.neverMarkedSeen()),
                check("{'leftCopyOnServer': true}", it -> it.leftCopyOnServer()),
                check("{'downloadedAndDeleted': true}", it -> it.downloadedAndDeleted()),
                check("{'hadNoRefusals': true}", it -> it.hadNoRefusals()),
                check("{'metFault': 'bold'}", it -> it.metFault("bold")),
                check("{'followsGoodPractice': true}", it -> it.followsGoodPractice()),
                first(
                        "{'followsGoodPractice': ['body-without-peek']}",
                        it -> it.session(1).followsGoodPractice("body-without-peek")),
                first(
                        "{'followsGoodPracticeExcept': 'fetch-per-message'}",
                        it -> it.session(1).followsGoodPracticeExcept("fetch-per-message")));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void bothHold(Check check) {
        var verdict = API.post("/verify", check.body());
        assertThat(verdict.at("/ok")).as(verdict.text()).isEqualTo("true");
        check.on(API.mail);
        check.on(REMOTE);
    }

    @ParameterizedTest
    @MethodSource("fails")
    void bothFailInTheSameWords(Check check) {
        var verdict = API.post("/verify", check.body());
        assertThat(verdict.at("/ok")).isEqualTo("false");
        assertThat(failure(API.mail, check::on)).isEqualTo(verdict.at("/nearest"));
        assertThat(failure(REMOTE, check::on)).isEqualTo(verdict.at("/nearest"));
    }

    /** The words that no test asks for, because nothing brings them about on command. */
    private static final Set<String> NEVER_FAIL = Set.of("allEnded", "hasNoServerErrors");

    @Test
    void everyWordOfACheckIsHere() {
        var schema = API.get("/openapi.json").json().at("/components/schemas/Verification");
        var words = new TreeSet<String>();
        schema.at("/properties").fieldNames().forEachRemaining(words::add);
        words.remove("sessions");
        assertThat(words(fails())).containsAll(minus(words, NEVER_FAIL));
        assertThat(words(holds())).containsAll(minus(words, Set.of("usedTls", "isLive")));
        assertThat(words).containsAll(words(fails())).containsAll(words(holds()));
    }

    private static Set<String> minus(Set<String> words, Set<String> some) {
        var rest = new TreeSet<>(words);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> words(Stream<Check> checks) {
        var words = new TreeSet<String>();
        checks.forEach(
                it -> words.add(it.json().replaceFirst("\\{'sessions'.*?}, ", "{").split("'")[1]));
        return words;
    }

    private static String failure(MockMailServer mail, Consumer<MockMailServer> assertion) {
        var failure = catchThrowable(() -> assertion.accept(mail));
        assertThat(failure).isInstanceOf(AssertionError.class);
        return failure.getMessage();
    }

    /** Assertions about mail, none of which holds. */
    static Stream<Consumer<MockMailServer>> wrong() {
        OfMessage first =
                mail -> MailAssertions.assertThat(mail).account("anna").inbox().message(1);
        return Stream.of(
                mail -> MailAssertions.assertThat(mail).account("ana"),
                mail -> MailAssertions.assertThat(mail).hasOnlyAccounts("anna"),
                mail -> MailAssertions.assertThat(mail).hasNoAccount("anna"),
                mail -> MailAssertions.assertThat(mail).firedFault("shy", times(3)),
                mail -> MailAssertions.assertThat(mail).firedFault("sly"),
                mail -> MailAssertions.assertThat(mail).session(9),
                mail -> MailAssertions.assertThat(mail).recording().sessionOf("carl"),
                mail -> MailAssertions.assertThat(mail).session(1).command("IDLE"),
                mail -> MailAssertions.assertThat(mail).session(1).command("NOOP").succeeded(),
                mail -> MailAssertions.assertThat(mail).session(1).command("CHECK").succeeded(),
                mail -> MailAssertions.assertThat(mail).session(1).exchange(5).wasRefused(),
                mail -> MailAssertions.assertThat(mail).account("anna").mailbox("Snet"),
                mail -> MailAssertions.assertThat(mail).account("anna").hasMailboxes("INBX"),
                mail -> MailAssertions.assertThat(mail).account("anna").hasOnlyMailboxes("Sent"),
                mail -> MailAssertions.assertThat(mail).account("anna").inbox().isEmpty(),
                mail -> MailAssertions.assertThat(mail).account("ben").inbox().lastMessage(),
                mail -> MailAssertions.assertThat(mail).account("anna").inbox().message(3),
                mail -> MailAssertions.assertThat(mail).account("anna").inbox().messageWithUid(9),
                mail -> MailAssertions.assertThat(mail).account("anna").inbox().hasSubjects("x"),
                mail ->
                        MailAssertions.assertThat(mail)
                                .account("anna")
                                .inbox()
                                .hasSpecialUse(SpecialUse.SENT),
                mail -> first.of(mail).isDeleted(),
                mail -> first.of(mail).hasOnlyFlags(Flag.DRAFT),
                mail -> first.of(mail).hasSubject("one"),
                mail -> first.of(mail).hasHeader("Subjct", "x"),
                mail -> first.of(mail).hasText("Goodbye"),
                mail -> first.of(mail).hasAttachment("b.txt"),
                mail -> first.of(mail).attachment("a.txt").hasText("ho"),
                mail -> first.of(mail).attachment("a.txt").hasType("image/png"),
                mail -> first.of(mail).attachment("a.txt").hasSize(octets(1)),
                mail -> first.of(mail).hasRaw(new byte[] {'x'}),
                mail -> first.of(mail).hasUid(9),
                mail -> first.of(mail).isGone(),
                mail -> first.of(mail).isSeenAlikeBy(mail.recording().session(2)));
    }

    /** The assertions of a message, wherever the server is. */
    private interface OfMessage {
        MailMessageAssert of(MockMailServer mail);
    }

    /** Waits for what does not happen. */
    static Stream<Consumer<Await>> inVain() {
        return Stream.of(
                await -> await.session(it -> false),
                await -> await.exchange(it -> false),
                await -> await.command("IDLE"),
                await -> await.commands("FETCH", 9),
                await -> await.messages("anna", "INBOX", 9),
                await -> await.messages("ana", "INBOX", 1),
                await -> await.seen("anna", "INBOX", 2),
                await -> await.ended(SessionFilter.ALL.account("carl")),
                await -> await.fault("shy", 9),
                await -> await.fault("sly", 1),
                await -> await.until("the moon", () -> false));
    }

    @ParameterizedTest
    @MethodSource("inVain")
    void aWaitInVainTellsTheSame(Consumer<Await> wait) {
        Consumer<MockMailServer> shortly =
                mail -> wait.accept(mail.await().within(Duration.ofMillis(1)));
        assertThat(failure(API.mail, shortly))
                .startsWith("waited 1 ms for ")
                .contains("what did happen in 5 session(s):\n", "-- fault cut")
                .isEqualTo(failure(REMOTE, shortly));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void mailInAnotherProcessIsToldInTheSameWords(Consumer<MockMailServer> assertion) {
        assertThat(failure(REMOTE, assertion)).isEqualTo(failure(API.mail, assertion));
    }

    @Test
    void mailInAnotherProcessIsAssertedLikewise() {
        for (var mail : List.of(API.mail, REMOTE)) {
            MailAssertions.assertThat(mail)
                    .hasOnlyAccounts("anna", "ben")
                    .firedFault("shy")
                    .account("anna")
                    .hasMailboxes("INBOX")
                    .inbox()
                    .hasMessageCount(1)
                    .message(1)
                    .hasSubject("two")
                    .isNotSeen();
            var session = mail.recording().session(1);
            MailAssertions.assertThat(session)
                    .command("SELECT")
                    .succeeded()
                    .changed("selected INBOX")
                    .replied("* 2 EXISTS");
            MailAssertions.assertThat(session).exchange(2).isCommand("LOGIN").isWhole();
        }
    }
}
