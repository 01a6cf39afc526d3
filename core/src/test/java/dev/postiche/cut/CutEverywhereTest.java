package dev.postiche.cut;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.MockMailServer;
import dev.postiche.fault.CloseKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The places of a dialogue, and what is told when a test fails at one. */
class CutEverywhereTest {

    private static MockMailServer server() {
        var mail = MockMailServer.builder().account("anna", "secret").seed(1).start();
        mail.account("anna").inbox().deliver("Subject: x\r\n\r\n.dots\r\n");
        return mail;
    }

    /** A command at a time, each answered before the next. */
    private static void talk(MockMailServer mail, String... commands) throws IOException {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            socket.setSoTimeout(10_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            expect(in, "* OK");
            for (var command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
                expect(in, command.substring(0, command.indexOf(' ')) + " ");
            }
        }
    }

    private static void expect(BufferedReader in, String beginning) throws IOException {
        for (var line = in.readLine(); ; line = in.readLine()) {
            if (line == null) {
                throw new IOException("the server left");
            }
            if (line.startsWith(beginning)) {
                return;
            }
        }
    }

    @Test
    void everyPlaceOfADialogueIsFoundAndCut() {
        var report =
                CutEverywhere.of(CutEverywhereTest::server)
                        .close(CloseKind.FIN)
                        .run(
                                (mail, cut) ->
                                        cut.during(
                                                () ->
                                                        talk(
                                                                mail,
                                                                "a LOGIN anna secret",
                                                                "b SELECT Nowhere",
                                                                "c APPEND INBOX {5+}\r\nhello",
                                                                "d SELECT INBOX",
                                                                "e UID FETCH 1 BODY.PEEK[]")));

        report.check();
        assertThat(report.notReached()).isEmpty();
        var on = "IMAP connection 1";
        assertThat(report.points())
                .extracting(CutPoint::where)
                .containsExactly(
                        on + ": as soon as it is made",
                        on + ", LOGIN 1: it is read, but takes no effect",
                        on + ", LOGIN 1: it took effect, but nothing is answered",
                        on + ", LOGIN 1: all is answered",
                        on + ", SELECT 1: it is read, but takes no effect",
                        on + ", SELECT 1: all is answered",
                        on + ", APPEND 1: in the midst of a literal of 5 octets from the client",
                        on + ", APPEND 1: it is read, but takes no effect",
                        on + ", APPEND 1: it took effect, but nothing is answered",
                        on + ", APPEND 1: all is answered",
                        on + ", SELECT 2: it is read, but takes no effect",
                        on + ", SELECT 2: it took effect, but nothing is answered",
                        on + ", SELECT 2: all is answered",
                        on + ", UID FETCH 1: it is read, but takes no effect",
                        on + ", UID FETCH 1: it took effect, but nothing is answered",
                        on + ", UID FETCH 1: in the midst of a content of 21 octets",
                        on + ", UID FETCH 1: all is answered");
    }

    @Test
    void aFailureIsToldWithItsPlaceAndDialogue() {
        var report =
                CutEverywhere.of(CutEverywhereTest::server)
                        .run(
                                (mail, cut) -> {
                                    cut.during(
                                            () ->
                                                    talk(
                                                            mail,
                                                            "a LOGIN anna secret",
                                                            "c APPEND INBOX {5+}\r\nhello"));
                                    if (cut.happened()) {
                                        talk(
                                                mail,
                                                "a LOGIN anna secret",
                                                "c APPEND INBOX {5+}\r\nhello");
                                    }
                                    assertThat(mail.account("anna").inbox().messageCount())
                                            .isEqualTo(2);
                                });

        assertThat(report.failures())
                .extracting(failure -> failure.point().where())
                .containsExactly(
                        "IMAP connection 1, APPEND 1: it took effect, but nothing is answered",
                        "IMAP connection 1, APPEND 1: all is answered");
        assertThatThrownBy(report::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("cut at 8 places, failed at 2, not reached 0")
                .hasMessageContainingAll("APPEND 1: it took effect", "C: c APPEND INBOX {5+}");
    }

    @Test
    void aTestThatFailsWithoutACutIsNoTest() {
        assertThatThrownBy(
                        () ->
                                CutEverywhere.of(CutEverywhereTest::server)
                                        .run(
                                                (mail, cut) ->
                                                        cut.during(
                                                                () -> {
                                                                    throw new IOException("x");
                                                                })))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the test fails although nothing is cut")
                .hasRootCauseMessage("x");
    }
}
