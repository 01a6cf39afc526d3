package dev.postiche.http;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.DeadlinePassed;
import dev.postiche.MailAccount;
import dev.postiche.MailEvent;
import dev.postiche.MailMessage;
import dev.postiche.MailPart;
import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.client.PosticheClient;
import dev.postiche.expect.Expectation;
import dev.postiche.fault.FaultRefused;
import dev.postiche.record.Condition;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.QuotaSpec;
import dev.postiche.spec.SpecialUse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What tests do with a server is the same in this process and over HTTP. */
class FaceTest {

    @Nested
    class InThisProcess extends Suite {
        @Override
        MockMailServer reached(MockMailServer mail) {
            return mail;
        }
    }

    @Nested
    class OverHttp extends Suite {
        private final AdminApi admin = AdminApi.start(started, AdminSettings.loopback().token("t"));

        @Override
        MockMailServer reached(MockMailServer mail) {
            return PosticheClient.connect(admin.uri(), "t");
        }

        @Test
        void whoMayNotWatchIsTold() {
            var stranger = PosticheClient.connect(admin.uri(), "wrong");
            assertThatThrownBy(() -> stranger.watch(event -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @AfterEach
        void stopAdmin() {
            admin.close();
        }
    }

    abstract static class Suite {

        final MockMailServer started =
                MockMailServer.builder()
                        .account(
                                account("anna")
                                        .addresses("anna@example.org")
                                        .mailboxes(
                                                mailbox("INBOX")
                                                        .messages(
                                                                message()
                                                                        .subject("Grüße")
                                                                        .from("bob@example.org")
                                                                        .text("Hi")
                                                                        .html("<p>Hi</p>")
                                                                        .attachment(
                                                                                attachment("a.txt")
                                                                                        .text("x"))
                                                                        .flags(Flag.SEEN)
                                                                        .uid(7)),
                                                mailbox("Sent").specialUse(SpecialUse.SENT)))
                        .tls()
                        .seed(42)
                        .start();

        /** The one line in which the two differ. */
        abstract MockMailServer reached(MockMailServer mail);

        MockMailServer mail() {
            return reached(started);
        }

        @AfterEach
        void stop() {
            started.close();
        }

        private Mailbox inbox() {
            return mail().account("anna").inbox();
        }

        private Raw client() throws IOException {
            var client = new Raw(URI.create("http://" + mail().imap()));
            client.line();
            command(client, "a LOGIN anna secret");
            command(client, "b SELECT INBOX");
            return client;
        }

        private static String command(Raw client, String command) throws IOException {
            client.send(command + "\r\n");
            String line;
            do {
                line = client.line();
            } while (!line.isEmpty() && !line.startsWith(command.charAt(0) + " "));
            return line;
        }

        @Test
        void accounts() {
            assertThat(mail().accounts()).extracting(MailAccount::user).containsExactly("anna");
            var ben = mail().createAccount("ben", "x");
            assertThat(ben.password()).isEqualTo("x");
            assertThat(ben.password("y").password()).isEqualTo("y");
            assertThatIllegalStateException().isThrownBy(() -> mail().createAccount("ben", "x"));
            assertThat(mail().putAccount(account("ben")).password()).isEqualTo("secret");
            ben.quota(QuotaSpec.quota().messages(3));
            assertThat(ben.quota().messages()).hasValue(3);
            assertThat(mail().account("anna").addresses()).containsExactly("anna@example.org");
            ben.delete();
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> mail().account("ben"))
                    .withMessageContaining("anna");
            assertThat(mail().deliverTo("Anna@Example.org", message()).uid()).isEqualTo(8);
        }

        @Test
        void mailboxes() {
            var anna = mail().account("anna");
            assertThat(anna.mailboxes()).extracting(Mailbox::name).containsExactly("INBOX", "Sent");
            assertThat(anna.mailbox("inbox").name()).isEqualTo("INBOX");
            assertThat(anna.mailbox("Sent").specialUse()).containsExactly(SpecialUse.SENT);
            var made = anna.createMailbox("A/B");
            assertThat(made.isSelectable()).isTrue();
            assertThat(anna.mailbox("A").isSelectable()).isFalse();
            assertThat(made.isSubscribed()).isEqualTo(anna.mailbox("A/B").isSubscribed());
            var renamed = made.rename("Ü %2F");
            assertThat(renamed.name()).isEqualTo("Ü %2F");
            assertThatIllegalStateException().isThrownBy(() -> renamed.rename("Sent"));
            var uidValidity = renamed.uidValidity();
            renamed.changeUidValidity();
            assertThat(renamed.uidValidity()).isGreaterThan(uidValidity);
            anna.putMailbox(mailbox("Sent").messages(message()));
            assertThat(anna.mailbox("Sent").messageCount()).isEqualTo(1);
            renamed.delete();
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(renamed::messageCount);
            assertThatIllegalStateException().isThrownBy(() -> inbox().delete());
        }

        @Test
        void messages() {
            var message = inbox().message(1);
            assertThat(message.uid()).isEqualTo(7);
            assertThat(message.sequenceNumber()).isEqualTo(1);
            assertThat(message.subject()).isEqualTo("Grüße");
            assertThat(message.from()).isEqualTo("bob@example.org");
            assertThat(message.text()).startsWith("Hi");
            assertThat(message.html()).startsWith("<p>Hi</p>");
            assertThat(message.header("Subject")).contains("Grüße");
            assertThat(message.headers("X-None")).isEmpty();
            assertThat(message.headers())
                    .extracting(MailMessage.HeaderLine::name)
                    .contains("Subject");
            assertThat(message.attachments().get(0).name()).isEqualTo("a.txt");
            assertThat(message.attachments().get(0).content()).asString().isEqualTo("x");
            assertThat(message.parts()).extracting(MailPart::type).contains("text/html");
            assertThat(message.part("2").type()).isEqualTo("text/plain");
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> message.part("9"));
            assertThat((long) message.raw().length).isEqualTo(message.size());
            assertThat(message.internalDate()).isNotNull();
            assertThat(message.isSeen()).isTrue();
            message.addFlags(Flag.of("$X")).removeFlags(Flag.SEEN);
            assertThat(message.flags()).containsExactly(Flag.of("$X"));
            assertThat(inbox().unseenCount()).isEqualTo(1);
            message.setFlags();
            assertThat(message.flags()).isEmpty();
            var octets = "Subject: x\n\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(inbox().deliver(octets).raw()).isEqualTo(octets);
            assertThat(inbox().deliver("Subject: y\n\nz\n").raw())
                    .asString()
                    .isEqualTo("Subject: y\r\n\r\nz\r\n");
            assertThat(inbox().messageWithUid(9).exists()).isTrue();
            assertThat(inbox().messages()).hasSize(3);
            message.expunge();
            assertThat(message.exists()).isFalse();
            inbox().clear();
            assertThat(inbox().messageCount()).isZero();
            assertThat(inbox().uidNext()).isEqualTo(10);
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> inbox().message(1));
        }

        @Test
        void fixturesSnapshotsAndReset() {
            var fixture = mail().fixture();
            var snapshot = mail().snapshot();
            inbox().clear();
            mail().restore(snapshot);
            assertThat(inbox().messageCount()).isEqualTo(1);
            assertThat(snapshot.taken()).isBefore(Instant.now().plusSeconds(60));
            mail().account("anna").delete();
            mail().replace(fixture);
            assertThat(mail().fixture()).isEqualTo(fixture);
            mail().add(dev.postiche.fixture.Fixture.fixture().accounts(account("z")));
            assertThat(mail().accounts()).hasSize(2);
            mail().clock().advance(Duration.ofDays(3));
            mail().reset();
            assertThat(mail().accounts()).hasSize(1);
            assertThat(mail().clock().now()).isBefore(Instant.now().plusSeconds(60));
            mail().clock().setTo(Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(mail().clock().now()).isAfter(Instant.parse("2029-12-31T00:00:00Z"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> mail().clock().advance(Duration.ofDays(-1)));
        }

        @Test
        void faults() throws IOException {
            var armed = mail().faults().onAny().named("no").command("NOOP").then(reply("NO", "x"));
            assertThat(armed.fired()).isZero();
            assertThat(mail().faults().onAny().command("XYZ").then(bye("x")).name()).isNotEmpty();
            try (var client = client()) {
                assertThat(command(client, "c NOOP")).isEqualTo("c NO x");
                mail().await().fault("no", 1);
                assertThat(mail().faults().find("no").orElseThrow().fired()).isEqualTo(1);
                assertThat(mail().faults().enable("no", false)).isTrue();
                assertThat(command(client, "d NOOP")).startsWith("d OK");
            }
            assertThat(mail().faults().release("no")).isZero();
            assertThat(mail().faults().disarm("no")).isTrue();
            assertThat(mail().faults().disarm("no")).isFalse();
            assertThat(mail().faults().enable("no", true)).isFalse();
            mail().faults().disarmAll();
            assertThat(mail().faults().armed()).isEmpty();
            assertThatExceptionOfType(FaultRefused.class)
                    .isThrownBy(
                            () ->
                                    mail().faults()
                                            .on(Protocol.POP3)
                                            .command("FETCH")
                                            .then(bye("x")));
        }

        @Test
        void recordingAndWaits() throws IOException {
            try (var client = client()) {
                assertThat(mail().await().command("SELECT").status()).isEqualTo("OK");
                var session = mail().await().session(it -> it.commands().contains("SELECT"));
                assertThat(session.account()).contains("anna");
                assertThat(Expectation.sentInOrder("LOGIN", "SELECT").failure(session)).isEmpty();
                assertThat(session.dialogue()).contains("C: b SELECT INBOX");
                inbox().deliver(message());
                mail().await().messages("anna", "INBOX", 2);
                mail().await().until("something", () -> inbox().messageCount() == 2);
                assertThatExceptionOfType(DeadlinePassed.class)
                        .isThrownBy(
                                () ->
                                        mail().await()
                                                .within(Duration.ofMillis(50))
                                                .until(new Condition.Messages("anna", "INBOX", 9)))
                        .withMessageContaining("9 message(s) in INBOX of anna");
                assertThatExceptionOfType(DeadlinePassed.class)
                        .isThrownBy(
                                () ->
                                        mail().await()
                                                .within(Duration.ofMillis(50))
                                                .session(it -> it.isIdle()));
                assertThat(mail().disconnect(session.number())).isTrue();
                assertThat(mail().disconnect(99)).isFalse();
                String line;
                do {
                    line = client.line();
                } while (line.contains("EXISTS") || line.contains("RECENT"));
                assertThat(line).startsWith("* BYE");
            }
            mail().recording().forgetEnded();
            assertThat(mail().recording().sessions()).isEmpty();
            assertThat(mail().recording().droppedSessions()).isZero();
            assertThat(mail().recording().forget(1)).isFalse();
        }

        @Test
        void eventsAndFacts() throws InterruptedException {
            var events = new LinkedBlockingQueue<MailEvent>();
            try (var watching = mail().watch(events::add)) {
                inbox().deliver(message());
                var event = events.poll(5, TimeUnit.SECONDS);
                assertThat(event).isNotNull();
                assertThat(event.type()).isEqualTo(MailEvent.Type.MESSAGES_ARRIVED);
                assertThat(event.text()).isEqualTo("8");
                assertThat(watching).isNotNull();
            }
            assertThat(mail().seed()).isEqualTo(42);
            assertThat(mail().server().capabilities()).contains("IDLE");
            assertThat(mail().server().endpoints()).isEqualTo(started.server().endpoints());
            assertThat(mail().imaps().tls()).isTrue();
        }

        @Test
        void aWatcherThatFailsHearsOfWhatFollows() throws InterruptedException {
            var events = new LinkedBlockingQueue<String>();
            try (var watching =
                    mail().watch(
                                    event -> {
                                        events.add(event.text());
                                        throw new IllegalStateException("on purpose");
                                    })) {
                inbox().deliver(message());
                inbox().deliver(message());
                assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("8");
                assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("9");
                assertThat(watching).isNotNull();
            }
        }

        @Test
        void tls() throws Exception {
            for (var context :
                    new javax.net.ssl.SSLContext[] {
                        mail().tls().sslContext(), mail().tls().sslContext("anna")
                    }) {
                var imaps = mail().imaps();
                try (var socket =
                        context.getSocketFactory().createSocket(imaps.host(), imaps.port())) {
                    assertThat(socket.getInputStream().read()).isEqualTo('*');
                }
            }
            assertThat(mail().tls().authority()).isEqualTo(started.tls().authority());
            assertThat(mail().tls().clientPem("anna")).contains("BEGIN CERTIFICATE");
        }

        @Test
        void spaces() {
            try (var space = mail().space("one")) {
                space.account("anna").inbox().clear();
                assertThat(inbox().messageCount()).isEqualTo(1);
                assertThat(mail().spaces()).containsExactly("one");
            }
            assertThat(mail().spaces()).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> mail().space("a+b"));
        }
    }
}
