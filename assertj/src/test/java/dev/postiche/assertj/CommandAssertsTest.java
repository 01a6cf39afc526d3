package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.atLeast;
import static dev.postiche.assertj.MailAssertions.atMost;
import static dev.postiche.assertj.MailAssertions.times;

import dev.postiche.expect.Expectation;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assertions on the commands of one session: those that fail show where it is in the dialogue. */
class CommandAssertsTest {

    private final Talker talker = new Talker();

    @AfterEach
    void stop() {
        talker.close();
    }

    @Test
    void order() throws IOException {
        var session = talker.imap("a NOOP", "b LOGIN anna secret", "c SELECT INBOX", "d LOGOUT");
        assertThat(session).sentInOrder("NOOP", "SELECT").sentInOrder("LOGIN anna *", "LOGOUT");
        assertThatItFails(() -> assertThat(session).sentInOrder("SELECT", "LOGIN"))
                .says(
                        """
                        expected session 1 to send SELECT, LOGIN in this order,
                         but LOGIN was sent before SELECT INBOX and not after it""",
                        session,
                        3);
        assertThatItFails(() -> assertThat(session).sentInOrder("NOOP", "SELECT", "IDLE"))
                .says(
                        """
                        expected session 1 to send NOOP, SELECT, IDLE in this order,
                         but IDLE was not sent after SELECT INBOX""",
                        session,
                        4);
        assertThatItFails(() -> assertThat(session).sentInOrder("SELECT Archive", "LOGOUT"))
                .says(
                        """
                        expected session 1 to send SELECT Archive, LOGOUT in this order,
                         but SELECT Archive was not sent; nearest: SELECT INBOX""",
                        session);
    }

    @Test
    void never() throws IOException {
        var session = talker.imap("a NOOP", "b LOGIN anna secret");
        assertThat(session).neverSent("EXPUNGE", "UID EXPUNGE").neverSent("LOGIN ben *");
        assertThatItFails(() -> assertThat(session).neverSent("EXPUNGE", "LOGIN"))
                .says(
                        """
                        expected session 1 never to send EXPUNGE, LOGIN,
                         but it sent LOGIN anna ***""",
                        session,
                        3);
        assertThat(session).meets(Expectation.neverSent("EXPUNGE"));
        assertThatItFails(() -> assertThat(session).meets(Expectation.neverSent("NOOP")))
                .says("expected session 1 never to send NOOP,\n but it sent NOOP", session, 2);
    }

    @Test
    void howOften() throws IOException {
        var session = talker.imap("a NOOP", "b NOOP", "c NOOP");
        assertThat(session)
                .sent("NOOP")
                .sent("NOOP", 3)
                .sent("NOOP", times(3))
                .sent("NOOP", atLeast(1))
                .sent("NOOP", atMost(3))
                .sent("LOGIN", times(0));
        assertThatItFails(() -> assertThat(session).sent("NOOP", times(2)))
                .says(
                        """
                        expected session 1 to send NOOP 2 times,
                         but it was sent 3 times
                          NOOP
                          NOOP
                          NOOP""",
                        session,
                        4);
        assertThatItFails(() -> assertThat(session).sent("NOOP", atLeast(4)))
                .says(
                        """
                        expected session 1 to send NOOP at least 4 times,
                         but it was sent 3 times
                          NOOP
                          NOOP
                          NOOP""",
                        session,
                        4);
        assertThatItFails(() -> assertThat(session).sent("NOOOP"))
                .says(
                        """
                        expected session 1 to send NOOOP,
                         but NOOOP was not sent, did you mean "NOOP"?""",
                        session);
        assertThatItFails(() -> assertThat(session).sent("NOP", 1))
                .says(
                        """
                        expected session 1 to send NOP once,
                         but it was sent never, did you mean "NOOP"?""",
                        session);
    }

    @Test
    void navigation() throws IOException {
        var session = talker.imap("a NOOP", "b LOGOUT");
        assertThat(session).command("NOOP").succeeded();
        assertThat(session).exchange(3).isCommand("LOGOUT");
        assertThatItFails(() -> assertThat(session).command("IDLE").succeeded())
                .says("expected session 1 to send IDLE,\n but IDLE was not sent", session);
        assertThatItFails(() -> assertThat(session).exchange(99))
                .says("expected session 1 to have an exchange 99,\n but it has 3", session);
    }

    @Test
    void aLongDialogueIsCut() throws IOException {
        var noops = new String[1000];
        for (int i = 0; i < noops.length; i++) {
            noops[i] = "a" + i + " NOOP";
        }
        noops[500] = "a500 CAPABILITY";
        var session = talker.imap(noops);
        assertThatItFails(() -> assertThat(session).neverSent("CAPABILITY"))
                .endsWith(
                        """
                        -- ended: client closed
                        (all of it: RecordingFile.save(mail.recording(), Path.of("said.html")) \
                        or GET /api/v1/sessions/1)
                        """);
        org.assertj.core.api.Assertions.assertThat(session.excerpt(502).lines())
                .hasSizeBetween(50, 70)
                .anyMatch(line -> line.startsWith(">") && line.endsWith("C: a500 CAPABILITY"))
                .anyMatch(line -> line.endsWith("lines left out"));
    }
}
