package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.atLeast;
import static dev.postiche.assertj.MailAssertions.atMost;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static dev.postiche.assertj.MailAssertions.octets;
import static dev.postiche.assertj.MailAssertions.times;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.MockMailServer;
import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.record.Ending;
import dev.postiche.record.Expectation;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assertions on sessions and exchanges: each passes, and fails with the dialogue. */
class SessionAssertsTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .tls()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message().subject("one"),
                                                            message().subject("two"))))
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    /** A client that says all this at once; gives its session once it is over. */
    private RecordedSession imap(String... commands) throws IOException {
        return say(mail.imap(), commands);
    }

    private RecordedSession pop3(String... commands) throws IOException {
        return say(mail.pop3(), commands);
    }

    private RecordedSession say(Endpoint endpoint, String... commands) throws IOException {
        int number = mail.recording().sessions().size() + 1;
        try (var socket = new Socket(endpoint.host(), endpoint.port())) {
            var text = commands.length == 0 ? "" : String.join("\r\n", commands) + "\r\n";
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.shutdownOutput();
            try {
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                // A fault has broken the connection.
            }
        }
        return mail.await().session(it -> it.number() == number && !it.isLive());
    }

    @Test
    void facts() throws IOException {
        var session = imap("a LOGIN anna secret", "b ID (\"name\" \"Reader\")", "c LOGOUT");
        assertThat(session)
                .loggedInAs("anna")
                .spoke(Protocol.IMAP)
                .identifiedAs("Reader")
                .endedWith(Ending.LOGOUT)
                .hadNoRefusals();
        assertThatItFails(() -> assertThat(session).spoke(Protocol.POP3))
                .withMessageContaining("expected POP3")
                .withMessageContaining("C: c LOGOUT");
        assertThatItFails(() -> assertThat(session).identifiedAs("Writer"))
                .withMessageContaining("but it said name Reader");
        assertThatItFails(() -> assertThat(session).endedWith(Ending.AUTOLOGOUT))
                .withMessageContaining("but it ended with logout");
        assertThatItFails(() -> assertThat(session).usedTls())
                .withMessageContaining("but it was in clear");
        assertThatItFails(() -> assertThat(session).neverLoggedIn())
                .withMessageContaining("nobody to log in")
                .withMessageContaining("but anna did");
        assertThatItFails(() -> assertThat(session).isLive())
                .withMessageContaining("ended: logout");
    }

    @Test
    void wrongPasswords() throws IOException {
        var session = imap("a LOGIN anna wrong");
        assertThat(session).neverLoggedIn();
        assertThatItFails(() -> assertThat(session).hadNoRefusals())
                .withMessageContaining("but a LOGIN anna *** got NO");
        assertThatItFails(() -> assertThat(session).loggedInAs("anna"))
                .withMessageContaining("no login succeeded");
    }

    @Test
    void tlsAndLife() throws Exception {
        var tls = mail.tls().sslContext().getSocketFactory();
        try (var socket = tls.createSocket(mail.imaps().host(), mail.imaps().port())) {
            socket.getOutputStream().write("a NOOP\r\n".getBytes(UTF_8));
            socket.getInputStream().read();
            var session = mail.await().session(it -> !it.commands().isEmpty());
            assertThat(session).usedTls().isLive();
            assertThatItFails(() -> assertThat(mail.recording()).allEnded())
                    .withMessageContaining("but session 1 is still connected");
        }
        mail.await().session(it -> !it.isLive());
        assertThat(mail.recording()).allEnded().hasNoServerErrors();
    }

    @Test
    void howOften() throws IOException {
        var session = imap("a NOOP", "b NOOP", "c NOOP");
        assertThat(session).sent("NOOP", times(3)).sent("NOOP", atLeast(1)).sent("NOOP", atMost(3));
        assertThatItFails(() -> assertThat(session).sent("NOOP", times(2)))
                .withMessageContaining("but it did 3 time(s)");
        assertThatItFails(() -> assertThat(session).sent("NOOP", atMost(2)))
                .withMessageContaining("to send NOOP at most 2")
                .withMessageContaining("but it did 3 time(s)");
        assertThatItFails(() -> assertThat(session).sent("NOOOP"))
                .withMessageContaining("but NOOOP was not sent, did you mean \"NOOP\"?");
    }

    @Test
    void fetching() throws IOException {
        var good =
                imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c FETCH 1:* ENVELOPE",
                        "d FETCH 1 BODY.PEEK[]");
        assertThat(good)
                .fetchedHeadersBeforeBodies()
                .fetchedAtMost(kibibytes(50))
                .neverMarkedSeen()
                .leftCopyOnServer();
        assertThatItFails(() -> assertThat(good).fetchedAtMost(octets(10)))
                .withMessageContaining("fetchedAtMost 10B")
                .withMessageContaining("for FETCH 1:* ENVELOPE");
        var bad =
                imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c FETCH 1:* BODY[]",
                        "d STORE 1 +FLAGS (\\Deleted)",
                        "e EXPUNGE");
        assertThatItFails(() -> assertThat(bad).fetchedHeadersBeforeBodies())
                .withMessageContaining("but it fetched bodies first: FETCH 1:* BODY[]");
        assertThatItFails(() -> assertThat(bad).neverMarkedSeen())
                .withMessageContaining("but it did by FETCH 1:* BODY[] (set \\Seen on UID 1:2)");
        assertThatItFails(() -> assertThat(bad).leftCopyOnServer())
                .withMessageContaining("but it deleted by EXPUNGE");
        var stored = imap("a LOGIN anna secret", "b SELECT INBOX", "c STORE 1 -FLAGS (\\Seen)");
        assertThat(stored).neverMarkedSeen();
    }

    @Test
    void downloading() throws IOException {
        var kept = pop3("USER anna", "PASS secret", "RETR 1", "RETR 2", "DELE 2", "QUIT");
        assertThatItFails(() -> assertThat(kept).downloadedAndDeleted())
                .withMessageContaining("but it did not delete 1");
        assertThatItFails(() -> assertThat(kept).leftCopyOnServer())
                .withMessageContaining("but it deleted by QUIT");
        var all = pop3("USER anna", "PASS secret", "RETR 1", "DELE 1", "QUIT");
        assertThat(all).downloadedAndDeleted().endedWith(Ending.QUIT);
        var none = pop3("USER anna", "PASS secret", "QUIT");
        assertThatItFails(() -> assertThat(none).leftCopyOnServer())
                .withMessageContaining("but it downloaded nothing");
    }

    @Test
    void practices() throws IOException {
        var session = imap("a LOGIN anna secret", "b SELECT INBOX", "c FETCH 1 BODY[]", "d LOGOUT");
        assertThat(session)
                .followsGoodPractice("fetch-per-message", "connection-left-open")
                .followsGoodPracticeExcept("login-without-tls", "forbidden-pipelining");
        assertThatItFails(() -> assertThat(session).followsGoodPractice())
                .withMessageContaining(
                        "login-without-tls (RFC 8314 §5.2, RFC 2595 §2.2): LOGIN went")
                .withMessageContaining("C: d LOGOUT");
        assertThatItFails(() -> assertThat(session).followsGoodPractice("body-without-peek"))
                .withMessageContaining("BODY[] sets \\Seen; fetch BODY.PEEK[]");
        assertThatItFails(() -> assertThat(mail.recording()).followsGoodPractice())
                .withMessageContaining("login-without-tls");
        assertThat(session).meets(Expectation.neverSent("EXPUNGE"));
        assertThatItFails(() -> assertThat(session).meets(Expectation.neverSent("SELECT")))
                .withMessageContaining("it sent SELECT INBOX");
        assertThatItFails(() -> assertThat(session).followsGoodPracticeExcept("fetch-per-message"))
                .withMessageContaining("login-without-tls");
    }

    @Test
    void exchanges() throws IOException {
        mail.faults().onAny().named("shy").command("CHECK").then(Actions.reply("NO", "not now"));
        var session = imap("a LOGIN anna secret", "b SELECT INBOX", "c CHECK", "d SELECT Nowhere");
        assertThat(session).metFault("shy").exchange(2).isCommand("LOGIN");
        assertThat(session)
                .command("SELECT INBOX")
                .succeeded()
                .hasStatus("OK")
                .isCommand("SELECT *")
                .changed("selected INBOX")
                .wasIn("INBOX")
                .replied("* 2 EXISTS")
                .tookAtMost(Duration.ofMinutes(1))
                .broughtAtMost(kibibytes(10))
                .isWhole();
        assertThat(session).command("CHECK").wasRefused().metFault("shy");
        var select = session.exchanges().get(2);
        assertThatItFails(() -> assertThat(select).wasRefused())
                .withMessageContaining("expected a refusal")
                .withMessageContaining("but there was OK")
                .withMessageContaining("C: b SELECT INBOX");
        assertThatItFails(() -> assertThat(session).exchange(5).succeeded())
                .withMessageContaining("expected success")
                .withMessageContaining("but there was NO");
        assertThatItFails(() -> assertThat(select).hasStatus("BAD"))
                .withMessageContaining("expected BAD");
        assertThatItFails(() -> assertThat(select).isCommand("IDLE"))
                .withMessageContaining("expected the command IDLE");
        assertThatItFails(() -> assertThat(select).changed("expunged"))
                .withMessageContaining("but it changed [selected INBOX]");
        assertThatItFails(() -> assertThat(select).wasIn("Sent"))
                .withMessageContaining("but it was in INBOX");
        assertThatItFails(() -> assertThat(select).replied("[TRYCREATE]"))
                .withMessageContaining("expected the reply to hold \"[TRYCREATE]\"");
        assertThatItFails(() -> assertThat(select).tookAtMost(Duration.ZERO))
                .withMessageContaining("PT0S at most");
        assertThatItFails(() -> assertThat(select).broughtAtMost(octets(1)))
                .withMessageContaining("1 octets at most");
        assertThatItFails(() -> assertThat(select).metFault("shy"))
                .withMessageContaining("but there acted []");
        assertThatItFails(() -> assertThat(session).metFault("bold"))
                .withMessageContaining("but there acted [shy]");
        assertThatItFails(() -> assertThat(session).command("IDLE"))
                .withMessageContaining("session 1 sent no IDLE");
        assertThatItFails(() -> assertThat(session).exchange(99))
                .withMessageContaining("session 1 has no exchange 99");
    }

    @Test
    void brokenConnections() throws IOException {
        assertThatItFails(() -> assertThat(mail.recording()).reconnectedWithin(Duration.ZERO))
                .withMessageContaining("expected a connection to break, but none did");
        mail.faults()
                .onAny()
                .command("SELECT")
                .nth(1)
                .afterBytes(10)
                .then(Actions.close(CloseKind.RESET));
        var broken = imap("a LOGIN anna secret", "b SELECT INBOX");
        assertThatItFails(() -> assertThat(broken).command("SELECT").isWhole())
                .withMessageContaining("expected it to be whole");
        assertThatItFails(
                        () -> assertThat(mail.recording()).reconnectedWithin(Duration.ofMinutes(1)))
                .withMessageContaining("but it did not come back");
        mail.clock().advance(Duration.ofHours(1));
        imap("a LOGIN anna secret");
        assertThat(mail.recording()).reconnectedWithin(Duration.ofHours(2));
        assertThatItFails(
                        () -> assertThat(mail.recording()).reconnectedWithin(Duration.ofMinutes(1)))
                .withMessageContaining("but it took PT1H");
    }

    @Test
    void recordings() throws IOException {
        assertThat(mail.recording()).isEmpty();
        assertThatItFails(() -> assertThat(mail.recording()).lastSession())
                .withMessage("nobody connected");
        imap("a LOGIN anna secret", "b NOOP");
        imap("a NOOP");
        assertThat(mail.recording()).sessionOf("anna").sent("NOOP");
        assertThat(mail.recording()).lastSession().neverLoggedIn();
        assertThat(mail.recording())
                .sentInOrder("LOGIN", "NOOP")
                .sent("NOOP", times(2))
                .meets(Expectation.sentTimes("LOGIN", 1));
        assertThatItFails(() -> assertThat(mail.recording()).isEmpty())
                .withMessageContaining("expected 0 session(s), but there were 2");
        assertThatItFails(() -> assertThat(mail.recording()).sessionOf("carl"))
                .withMessageContaining("nobody logged in as carl");
        assertThatItFails(() -> assertThat(mail.recording()).sentInOrder("NOOP", "LOGIN"))
                .withMessageContaining("but LOGIN was not sent after NOOP");
        assertThatItFails(() -> assertThat(mail.recording()).sent("NOOP", times(1)))
                .withMessageContaining("expected 2 sessions together to send NOOP 1 time(s)");
        assertThatItFails(
                        () -> assertThat(mail.recording()).meets(Expectation.sentTimes("LOGIN", 2)))
                .withMessageContaining("but it did 1 time(s)");
    }

    @Test
    void serverErrors() throws IOException {
        var session = imap("a NOOP");
        assertThat(mail.recording()).hasNoServerErrors();
        var broken = new Broken(session);
        assertThatItFails(() -> assertThat(broken).hasNoServerErrors())
                .withMessageContaining("the server failed in session 1: out of luck");
    }

    /** A recording in which the server failed, which none of ours does on command. */
    private record Broken(RecordedSession session) implements Recording {
        @Override
        public List<RecordedSession> sessions() {
            return List.of(
                    new RecordedSession(
                            session.number(),
                            session.endpoint(),
                            session.client(),
                            session.tls(),
                            session.clientId(),
                            session.account(),
                            session.state(),
                            session.idle(),
                            session.began(),
                            session.lasted(),
                            session.exchanges(),
                            Optional.of(Ending.SERVER_ERROR),
                            Optional.of("out of luck")));
        }

        @Override
        public Optional<RecordedSession> await(
                Predicate<RecordedSession> condition, Duration timeout) {
            return sessions().stream().filter(condition).findFirst();
        }

        @Override
        public void forget() {}

        @Override
        public void forgetEnded() {}

        @Override
        public boolean forget(int number) {
            return false;
        }

        @Override
        public long droppedSessions() {
            return 0;
        }
    }

    @Test
    void aMessageIsSeenAlike() throws IOException {
        var message = mail.account("anna").inbox().message(1);
        var before = imap("a LOGIN anna secret", "b SELECT INBOX", "c FETCH 1 (UID FLAGS)");
        assertThat(message).isSeenAlikeBy(before);
        message.addFlags(Flag.SEEN);
        assertThatItFails(() -> assertThat(message).isSeenAlikeBy(before))
                .withMessageContaining("expected \\Seen")
                .withMessageContaining("as session 1 knows it")
                .withMessageContaining("that was told last of the flags [")
                .withMessageContaining("C: c FETCH 1 (UID FLAGS)");
        var phone = imap("a LOGIN anna secret", "b SELECT INBOX", "c UID FETCH 1 (FLAGS)");
        var laptop =
                imap("a LOGIN anna secret", "b SELECT INBOX", "c STORE 1 +FLAGS.SILENT (\\Seen)");
        assertThat(message).isSeenAlikeBy(phone, laptop);
        var deaf = imap("a LOGIN anna secret", "b SELECT INBOX");
        assertThatItFails(() -> assertThat(message).isSeenAlikeBy(phone, deaf))
                .withMessageContaining("that was told nothing of its flags");
    }
}
