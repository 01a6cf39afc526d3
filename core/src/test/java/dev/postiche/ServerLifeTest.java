package dev.postiche;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postiche.MockMailServer.Connections;
import dev.postiche.record.Keep;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What live sessions are told of what a test does, and what start, reset and stop mean to them. */
class ServerLifeTest {

    private final MockMailServer mail =
            MockMailServer.builder().account("anna", "secret").seed(42).start();

    @AfterEach
    void stop() {
        mail.close();
    }

    private Mailbox inbox() {
        return mail.account("anna").inbox();
    }

    @Test
    void anIdlingClientIsToldOfEveryChangeAtOnce() {
        var first = inbox().deliver(message().subject("one"));
        try (var laptop = LineClient.idling(mail, "anna")) {
            inbox().deliver(message().subject("two"));
            assertThat(laptop.line()).isEqualTo("* 2 EXISTS");
            assertThat(laptop.line()).matches("\\* [12] RECENT");
            first.addFlags(Flag.FLAGGED);
            assertThat(laptop.line()).startsWith("* 1 FETCH").contains("\\Flagged");
            first.expunge();
            assertThat(laptop.line()).isEqualTo("* 1 EXPUNGE");
        }
    }

    @Test
    void resetClosesConnectionsAndForgets() {
        inbox().deliver(message());
        mail.clock().advance(Duration.ofDays(3));
        try (var client = LineClient.idling(mail, "anna")) {
            mail.reset();
            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.line()).isEqualTo("(end)");
        }
        assertThat(inbox().messageCount()).isZero();
        assertThat(inbox().uidNext()).isEqualTo(1);
        assertThat(mail.recording().sessions()).isEmpty();
        assertThat(mail.clock().now()).isBefore(Instant.now().plusSeconds(60));
        try (var client = LineClient.inInbox(mail, "anna")) {
            assertThat(client.command("a NOOP")).containsExactly("a OK NOOP completed");
            assertThat(mail.recording().session(1).account()).contains("anna");
        }
    }

    @Test
    void resetMayKeepConnectionsWhichAreToldWhatChanged() {
        try (var client = LineClient.inInbox(mail, "anna")) {
            inbox().deliver(message());
            assertThat(client.command("a NOOP")).contains("* 1 EXISTS");
            mail.reset(Connections.KEEP);
            assertThat(client.command("b NOOP")).contains("* 1 EXPUNGE");
        }
    }

    @Test
    void aSnapshotBringsBackMailUnderLiveSessions() {
        inbox().deliver(message().subject("kept"));
        var snapshot = mail.snapshot();
        try (var client = LineClient.inInbox(mail, "anna")) {
            inbox().deliver(message().subject("gone"));
            inbox().message(1).addFlags(Flag.SEEN);
            client.command("a NOOP");
            mail.restore(snapshot);
            assertThat(client.command("b NOOP"))
                    .contains("* 2 EXPUNGE")
                    .anySatisfy(line -> assertThat(line).startsWith("* 1 FETCH (FLAGS ("));
        }
        assertThat(inbox().messages())
                .extracting(MailMessage::subject, MailMessage::isSeen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("kept", false));
    }

    @Test
    void aSnapshotOfAnotherServerIsRefused() {
        try (var other = MockMailServer.builder().start()) {
            var snapshot = other.snapshot();
            assertThatIllegalArgumentException().isThrownBy(() -> mail.restore(snapshot));
        }
    }

    @Test
    void stoppingSaysByeAndFreesThePortsWithinASecond() {
        var imap = mail.imap();
        try (var idle = LineClient.idling(mail, "anna");
                var pop3 = LineClient.connect(mail.pop3())) {
            var begin = System.nanoTime();
            mail.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(idle.line()).startsWith("* BYE");
            assertThat(idle.line()).isEqualTo("(end)");
            assertThat(pop3.line()).startsWith("-ERR");
        }
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(imap.host(), imap.port()).close());
        mail.close();
        assertThat(inbox().messageCount()).isZero();
        assertThat(mail.recording().sessions()).hasSize(2);
    }

    @Test
    void waitsEndWhenItHappensAndTellWhatDidHappenWhenItDoesNot() throws Exception {
        var idling = CompletableFuture.supplyAsync(() -> LineClient.idling(mail, "anna"));
        assertThat(mail.await().session(session -> session.isIdle()).number()).isEqualTo(1);
        var delivering = CompletableFuture.runAsync(() -> inbox().deliver(message()));
        mail.await().messages("anna", "INBOX", 1);
        delivering.get();
        idling.get().close();

        assertThatExceptionOfType(DeadlinePassed.class)
                .isThrownBy(() -> mail.await().within(Duration.ofMillis(20)).command("EXPUNGE"))
                .withMessageContaining("waited 20 ms for the reply to EXPUNGE")
                .withMessageContaining("C: s SELECT INBOX");
        assertThatExceptionOfType(DeadlinePassed.class)
                .isThrownBy(
                        () ->
                                mail.await()
                                        .within(Duration.ofMillis(20))
                                        .until("pigs to fly", () -> false))
                .withMessageContaining("waited 20 ms for pigs to fly");
        assertThat(mail.await().command("SELECT").status()).isEqualTo("OK");
    }

    @Test
    void aListenerThatWasNotAskedForIsToldSo() {
        try (var other = MockMailServer.builder().pop3Off().start()) {
            assertThat(other.server().endpoints()).containsExactly(other.imap());
            assertThatIllegalStateException()
                    .isThrownBy(other::pop3)
                    .withMessageContaining("does not listen for POP3");
        }
    }

    @Test
    void onlyTheProtocolsThatAreAskedForAreSpoken() {
        try (var imapOnly =
                MockMailServer.builder().protocols(Protocol.IMAP).pop3Port(4).tls().start()) {
            assertThat(imapOnly.server().endpoints())
                    .containsExactly(imapOnly.imap(), imapOnly.imaps());
        }
    }

    @Test
    void theClockBeginsWhereItIsToldAndResetTakesItBackThere() {
        var told = Instant.parse("2020-02-29T10:00:00Z");
        try (var then = MockMailServer.builder().clock(told).account("anna", "secret").start()) {
            assertThat(then.clock().now()).isBetween(told, told.plusSeconds(60));
            then.clock().advance(Duration.ofDays(1));
            then.reset();
            assertThat(then.clock().now()).isBetween(told, told.plusSeconds(60));
            assertThat(then.space("other").clock().now()).isBetween(told, told.plusSeconds(60));
        }
    }

    @Test
    void aSessionOfJakartaMailIsToldAllThatItNeeds() {
        try (var all = MockMailServer.builder().tls().start()) {
            assertThat(MailProperties.jakartaMail(all))
                    .containsEntry("mail.store.protocol", "imap")
                    .containsEntry("mail.imap.port", String.valueOf(all.imap().port()))
                    .containsEntry("mail.pop3s.host", "127.0.0.1")
                    .containsKey("mail.imaps.ssl.socketFactory")
                    .doesNotContainKey("mail.imap.ssl.socketFactory");
        }
    }

    @Test
    void aPortInUseIsNamed() {
        var port = mail.imap().port();
        assertThatExceptionOfType(PortUnavailable.class)
                .isThrownBy(() -> MockMailServer.builder().imapPort(port).start())
                .withMessageContaining(String.valueOf(port));
    }

    @Test
    void aPortAskedForTwiceIsToldInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockMailServer.builder().imapPort(1143).pop3Port(1143).start())
                .withMessage(
                        "port 1143 is asked for twice, for IMAP and POP3: give one of them another,"
                                + " or 0 for any");
    }

    @Test
    void unknownNamesAreRefusedWithTheNearestRightOne() {
        var builder = MockMailServer.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.without("MOVEE").start())
                .withMessageContaining("did you mean \"MOVE\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockMailServer.builder().profile("postich").start())
                .withMessageContaining("did you mean \"postiche\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockMailServer.builder().limit("literla", "1").start())
                .withMessageContaining("literal");
    }

    @Test
    void capabilitiesProfileAndSeparatorAreAsTheyWereAskedFor() {
        try (var other =
                        MockMailServer.builder()
                                .account("anna", "secret")
                                .without("MOVE", "UIDL")
                                .with("X-FOO")
                                .separator(".")
                                .start();
                var client = LineClient.inInbox(other, "anna");
                var pop3 = LineClient.connect(other.pop3())) {
            other.account("anna").createMailbox("a/b");
            assertThat(client.command("a LIST \"\" a*")).anyMatch(it -> it.endsWith("\".\" a.b"));
            assertThat(client.command("b CAPABILITY").get(0))
                    .contains("X-FOO")
                    .doesNotContain("MOVE");
            assertThat(client.command("c MOVE 1 INBOX").get(0)).startsWith("c BAD");
            pop3.send("CAPA");
            for (var line = ""; !line.equals("."); line = pop3.line()) {
                assertThat(line).isNotEqualTo("UIDL");
            }
            assertThat(other.seed()).isEqualTo(other.server().seed());
        }
    }

    @Test
    void anyUserGetsAFreshAccountWhereThatIsWanted() {
        try (var other = MockMailServer.builder().autoAccounts("pass").start();
                var client = LineClient.connect(other.imap())) {
            assertThat(client.command("a LOGIN eve wrong").get(0)).startsWith("a NO");
            assertThat(client.command("b LOGIN eve pass").get(0)).startsWith("b OK");
            assertThat(other.account("eve").mailboxes())
                    .extracting(Mailbox::name)
                    .containsExactly("INBOX", "Archive", "Drafts", "Junk", "Sent", "Trash");
        }
    }

    @Test
    void nothingIsRecordedWhereThatIsNotWanted() throws IOException {
        try (var other = MockMailServer.builder().record(Keep.OFF).start();
                var client = LineClient.connect(other.imap())) {
            client.command("a LOGOUT");
            assertThat(other.recording().sessions()).isEmpty();
        }
    }
}
