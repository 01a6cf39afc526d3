package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.atMost;
import static dev.postiche.assertj.MailAssertions.times;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.expect.Expectation;
import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assertions on all that was said: each passes, and fails with the sessions in short. */
class RecordingAssertsTest {

    private final Talker talker = new Talker();

    @AfterEach
    void stop() {
        talker.close();
    }

    private Recording recording() {
        return talker.mail.recording();
    }

    @Test
    void nobody() {
        assertThat(recording()).isEmpty().allEnded().hasNoServerErrors().neverSent("EXPUNGE");
        assertThatItFails(() -> assertThat(recording()).lastSession()).says("nobody connected");
        assertThatItFails(() -> assertThat(recording()).session(1))
                .says("no session 1 is recorded; nobody connected");
        assertThatItFails(() -> assertThat(recording()).sent("NOOP"))
                .says(
                        """
                        expected a session to send NOOP,
                         but there is none
                         (looked for a session; nobody connected)""");
        assertThatItFails(() -> assertThat(recording()).usedTls())
                .says(
                        """
                        expected a session to use TLS,
                         but there is none
                         (looked for a session; nobody connected)""");
        assertThatItFails(() -> assertThat(recording()).reconnectedWithin(Duration.ZERO))
                .says(
                        """
                        expected a connection to break,
                         but none did
                         (looked for a session; nobody connected)""");
    }

    @Test
    void navigation() throws IOException {
        talker.imap("a LOGIN anna secret", "b NOOP");
        talker.imap("a NOOP");
        assertThat(recording()).session(1).sent("NOOP");
        assertThat(recording()).sessionOf("anna").sent("NOOP");
        assertThat(recording()).lastSession().neverLoggedIn();
        var listed = "there are 1 (IMAP, anna, ended), 2 (IMAP, nobody logged in, ended)";
        assertThatItFails(() -> assertThat(recording()).sessionOf("carl"))
                .says("nobody logged in as carl; " + listed);
        assertThatItFails(() -> assertThat(recording()).session(3).usedTls())
                .says("no session 3 is recorded; " + listed);
    }

    @Test
    void overAll() throws IOException {
        var first = talker.imap("a LOGIN anna secret", "b NOOP");
        talker.imap("a NOOP");
        assertThat(recording())
                .hasSessionCount(2)
                .sentInOrder("LOGIN", "NOOP")
                .sent("NOOP", times(2))
                .sent("NOOP", atMost(2))
                .neverSent("EXPUNGE")
                .meets(Expectation.sentTimes("LOGIN", 1));
        var both = "\n\n" + Recording.excerpt(recording().sessions());
        assertThatItFails(() -> assertThat(recording()).isEmpty())
                .says("expected no session,\n but there were 2" + both);
        assertThatItFails(() -> assertThat(recording()).hasSessionCount(1))
                .says("expected 1 session,\n but there were 2" + both);
        assertThatItFails(() -> assertThat(recording()).sentInOrder("NOOP", "LOGIN"))
                .says(
                        """
                        expected one of 2 sessions to send NOOP, LOGIN in this order,
                         but session 1, which came nearest, did not: LOGIN was sent before NOOP \
                        and not after it""",
                        first,
                        2);
        assertThatItFails(() -> assertThat(recording()).neverSent("LOGIN"))
                .says(
                        "expected session 1 never to send LOGIN,\n but it sent LOGIN anna ***",
                        first,
                        2);
        assertThatItFails(() -> assertThat(recording()).sent("NOOP", times(1)))
                .says(
                        """
                        expected 2 sessions together to send NOOP once,
                         but it was sent 2 times
                          NOOP
                          NOOP"""
                                + both);
        assertThatItFails(() -> assertThat(recording()).usedTls())
                .says(
                        """
                        expected session 1 to use TLS,
                         but all went in clear to %s, although STARTTLS was offered
                         it fails for session 2 too"""
                                .formatted(talker.mail.imap()),
                        first);
        assertThatItFails(() -> assertThat(recording()).meets(Expectation.sentInOrder("IDLE")))
                .says(
                        """
                        expected one of 2 sessions to send IDLE,
                         but session 1, which came nearest, did not: IDLE was not sent""",
                        first);
    }

    @Test
    void ofManySessionsTheLastAreShown() throws IOException {
        for (int i = 0; i < 30; i++) {
            talker.imap("a NOOP");
        }
        var text = recording().excerpt();
        org.assertj.core.api.Assertions.assertThat(text)
                .startsWith("… 6 sessions left out\nsession 7, IMAP from ")
                .containsOnlyOnce("\nsession 26, ")
                .containsOnlyOnce("\nsession 30, ");
        org.assertj.core.api.Assertions.assertThat(text.split("C: a NOOP", -1)).hasSize(5);
    }

    @Test
    void brokenConnections() throws IOException {
        talker.mail
                .faults()
                .onAny()
                .command("NOOP")
                .nth(1)
                .afterBytes(10)
                .then(Actions.close(CloseKind.RESET));
        var broken = talker.imap("a NOOP");
        assertThatItFails(() -> assertThat(recording()).reconnectedWithin(Duration.ofMinutes(1)))
                .says(
                        """
                        expected the client to be back within 1m after session 1 broke,
                         but it did not come back""",
                        broken);
        talker.mail.clock().advance(Duration.ofHours(1));
        talker.imap("a NOOP");
        assertThat(recording()).reconnectedWithin(Duration.ofHours(2));
        assertThatItFails(() -> assertThat(recording()).reconnectedWithin(Duration.ofMinutes(1)))
                .startsWith(
                        """
                        expected the client to be back within 1m after session 1 broke,
                         but it took 36\
                        """);
    }

    @Test
    void leftOpen() throws IOException {
        var imap = talker.mail.imap();
        try (var socket = new java.net.Socket(imap.host(), imap.port())) {
            socket.getOutputStream().write("a NOOP\r\n".getBytes(UTF_8));
            talker.mail.await().command("NOOP");
            var live = recording().session(1);
            assertThatItFails(() -> assertThat(recording()).allEnded())
                    .says(
                            """
                            expected session 1 to have ended,
                             but it is still connected
                             (a client that is about to leave is waited for by \
                            mail.await().ended())""",
                            live);
        }
        talker.mail.await().ended();
        assertThat(recording()).allEnded();
    }

    @Test
    void serverErrors() throws IOException {
        var session = talker.imap("a NOOP");
        assertThat(recording()).hasNoServerErrors();
        var broken = new Other(broken(session), 0);
        assertThatItFails(() -> assertThat(broken).hasNoServerErrors())
                .says(
                        """
                        expected session 1 to meet no error of the server itself,
                         but it met out of luck
                         (this is a defect of Postiche, not of the client)""",
                        broken.session());
    }

    @Test
    void whatWasDroppedCannotBeKnown() throws IOException {
        var some = new Other(talker.imap("a NOOP"), 3);
        var gone =
                "\n(3 whole session(s) were dropped for want of room; raise the limit recording)";
        assertThatItFails(() -> assertThat(some).neverSent("EXPUNGE"))
                .says("it cannot be known whether it is as expected" + gone);
        assertThatItFails(() -> assertThat(some).hasSessionCount(1))
                .says("it cannot be known whether it is as expected" + gone);
        assertThat(some).sent("NOOP").session(1).neverSent("EXPUNGE");
    }

    private static RecordedSession broken(RecordedSession session) {
        return new RecordedSession(
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
                Optional.of("out of luck"));
    }

    /** A recording as none of ours can be had on command. */
    private record Other(RecordedSession session, long droppedSessions) implements Recording {
        @Override
        public List<RecordedSession> sessions() {
            return List.of(session);
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
    }
}
