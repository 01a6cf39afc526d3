package dev.postiche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.Ending;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** When the clock has been moved, all that the time brings about has happened. */
class ClockTest {
    private final MockMailServer mail =
            MockMailServer.builder().account("anna", "secret").seed(1).start();

    @AfterEach
    void stop() {
        mail.close();
    }

    @RepeatedTest(20)
    void aCommandAfterTheAutologoutComesTooLate() throws Exception {
        try (var client = new MatrixClient(mail.imap())) {
            client.send("l LOGIN anna secret\r\n");
            client.line();
            assertThat(client.line()).startsWith("l OK");
            mail.await().command("LOGIN");

            mail.clock().advance(Duration.ofMinutes(31));
            client.send("a NOOP\r\n");

            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.line()).isIn("<end>", "<reset>");
            assertThat(mail.recording().session(1).ending())
                    .isEqualTo(Optional.of(Ending.AUTOLOGOUT));
        }
    }

    @RepeatedTest(20)
    void theMaildropIsFreeAfterwards() throws Exception {
        try (var client = new MatrixClient(mail.pop3())) {
            client.send("USER anna\r\nPASS secret\r\n");
            client.line();
            client.line();
            assertThat(client.line()).startsWith("+OK");
            mail.await().command("PASS");

            mail.clock().advance(Duration.ofMinutes(31));
            try (var other = new MatrixClient(mail.pop3())) {
                other.send("USER anna\r\nPASS secret\r\nQUIT\r\n");
                assertThat(other.rest()).contains("+OK maildrop");
            }
        }
    }
}
