package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static dev.postiche.assertj.MailAssertions.octets;

import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.record.RecordedExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assertions on one command and its reply: those that fail show both. */
class ExchangeAssertsTest {

    private final Talker talker = new Talker();
    private RecordedExchange noop;
    private RecordedExchange refused;

    @BeforeEach
    void speak() throws IOException {
        talker.mail.faults().onAny().named("shy").command("CHECK").then(Actions.reply("NO", "no"));
        var session = talker.imap("a LOGIN anna secret", "b SELECT INBOX", "c NOOP", "d CHECK");
        noop = session.exchanges().get(3);
        refused = session.exchanges().get(4);
        assertThat(session).command("SELECT").changed("selected INBOX").replied("* 2 EXISTS");
    }

    @AfterEach
    void stop() {
        talker.close();
    }

    @Test
    void whatWasSaid() {
        assertThat(noop).isCommand("NOOP").replied("NOOP completed").wasIn("INBOX");
        assertThat(refused).metFault("shy");
        assertThatItFails(() -> assertThat(noop).isCommand("IDLE"))
                .says(
                        """
                        expected NOOP to be the command IDLE,
                         but it is NOOP

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
        assertThatItFails(() -> assertThat(noop).replied("[TRYCREATE]"))
                .says(
                        """
                        expected NOOP to be answered with "[TRYCREATE]",
                         but the reply does not hold it

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
        assertThatItFails(() -> assertThat(noop).wasIn("Sent"))
                .says(
                        """
                        expected NOOP to be in Sent,
                         but it was in INBOX

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
        assertThatItFails(() -> assertThat(noop).metFault("shy"))
                .says(
                        """
                        expected NOOP to meet the fault shy,
                         but there acted none

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
        assertThatItFails(() -> assertThat(noop).changed("expunged"))
                .says(
                        """
                        expected NOOP to make the change "expunged",
                         but it made none

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
    }

    @Test
    void outcomes() {
        assertThat(noop).succeeded().hasStatus("OK");
        assertThat(refused).wasRefused().hasStatus("NO");
        assertThatItFails(() -> assertThat(noop).wasRefused())
                .says(
                        """
                        expected NOOP to be refused,
                         but it got OK NOOP completed

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
        assertThatItFails(() -> assertThat(refused).succeeded())
                .says(
                        """
                        expected CHECK to succeed,
                         but it got NO no

                        C: d CHECK
                        S: d NO no
                        -- fault shy
                        """);
        assertThatItFails(() -> assertThat(refused).hasStatus("BAD"))
                .says(
                        """
                        expected CHECK to get BAD,
                         but it got NO no

                        C: d CHECK
                        S: d NO no
                        -- fault shy
                        """);
    }

    @Test
    void figures() {
        assertThat(noop).tookAtMost(Duration.ofMinutes(1)).broughtAtMost(kibibytes(1));
        assertThatItFails(() -> assertThat(noop).tookAtMost(Duration.ZERO))
                .says(
                        """
                        expected NOOP to take 0s at most,
                         but it took %s ms

                        C: c NOOP
                        S: c OK NOOP completed
                        """
                                .formatted(
                                        String.format(
                                                Locale.ROOT,
                                                "%.3f",
                                                noop.total().toNanos() / 1e6)));
        assertThatItFails(() -> assertThat(noop).broughtAtMost(octets(1)))
                .says(
                        """
                        expected NOOP to bring 1 octet at most,
                         but there were 21 octets

                        C: c NOOP
                        S: c OK NOOP completed
                        """);
    }

    @Test
    void wholeness() throws IOException {
        assertThat(noop).isWhole();
        talker.mail
                .faults()
                .onAny()
                .named("cut")
                .command("NOOP")
                .afterBytes(10)
                .then(Actions.close(CloseKind.RESET));
        var broken = talker.imap("a NOOP").exchanges().get(1);
        assertThatItFails(() -> assertThat(broken).isWhole())
                .says(
                        """
                        expected NOOP to come to its end,
                         but it broke off

                        C: a NOOP
                        S: a OK NOOP%s
                        -- fault cut
                        """
                                .formatted(" "));
    }
}
