package dev.postiche;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.refuse;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Moment;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Islands on one server that do not see each other. */
class SpacesTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(
                            account("anna")
                                    .addresses("anna@example.org")
                                    .mailboxes(mailbox("INBOX").messages(message().subject("one"))))
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void aSpaceBeginsAsTheServerDidAndHasMailOfItsOwn() {
        mail.account("anna").inbox().clear();
        var space = mail.space("t1");
        assertThat(space.account("anna").inbox().messageCount()).isEqualTo(1);
        assertThat(mail.space("t1")).isSameAs(space);
        try (var here = LineClient.idling(mail, "anna+t1");
                var there = LineClient.idling(mail, "anna")) {
            space.account("anna").inbox().deliver(message());
            assertThat(here.line()).isEqualTo("* 2 EXISTS");
            mail.account("anna").inbox().deliver(message());
            assertThat(there.line()).isEqualTo("* 1 EXISTS");
        }
        assertThat(space.account("anna").inbox().messageCount()).isEqualTo(2);
        assertThat(mail.spaces()).containsExactly("t1");
    }

    @Test
    void usersAreFoundByNameAddressAndExactName() {
        mail.space("t1").createAccount("ben", "secret");
        mail.createAccount("carl+t1", "secret");
        try (var byAddress = LineClient.inInbox(mail, "anna+t1@example.org");
                var exact = LineClient.inInbox(mail, "carl+t1")) {
            assertThat(mail.space("t1").recording().sessions())
                    .extracting(RecordedSession::account)
                    .singleElement()
                    .satisfies(user -> assertThat(user).contains("anna"));
            assertThat(mail.recording().sessions())
                    .extracting(RecordedSession::account)
                    .singleElement()
                    .satisfies(user -> assertThat(user).contains("carl+t1"));
            assertThat(byAddress.command("a NOOP")).isNotEmpty();
            assertThat(exact.command("a NOOP")).isNotEmpty();
        }
        try (var client = LineClient.connect(mail.imap())) {
            assertThat(client.command("a LOGIN anna+t2 secret")).anyMatch(l -> l.contains(" NO "));
            assertThat(client.command("b LOGIN ben secret")).anyMatch(l -> l.contains(" NO "));
            assertThat(client.command("c LOGIN ben+t1 secret")).anyMatch(l -> l.contains(" OK "));
        }
    }

    @Test
    void sessionsAreRecordedWhereTheirUserLivesWithAllThatWasSaid() {
        var space = mail.space("t1");
        try (var client = LineClient.inInbox(mail, "anna+t1")) {
            assertThat(space.recording().session(1).dialogue())
                    .contains("S: * OK")
                    .contains("C: ")
                    .contains("SELECT");
            assertThat(mail.recording().sessions()).isEmpty();
            assertThat(space.server().counters().get(Protocol.IMAP).live()).isEqualTo(1);
            assertThat(space.disconnect(1)).isTrue();
            assertThat(client.line()).startsWith("* BYE");
        }
    }

    @Test
    void faultsStrikeOnTheirIslandFromTheLoginOn() {
        var space = mail.space("t1");
        space.faults().onAny().command("NOOP").then(reply("NO", "space"));
        try (var here = LineClient.inInbox(mail, "anna+t1");
                var there = LineClient.inInbox(mail, "anna")) {
            assertThat(here.command("a NOOP")).containsExactly("a NO space");
            assertThat(there.command("a NOOP")).anyMatch(line -> line.startsWith("a OK"));
        }
        space.faults().onAny().account("anna").command("LOGIN").then(reply("NO", "not now"));
        try (var client = LineClient.connect(mail.imap())) {
            assertThat(client.command("a LOGIN anna+t1 secret")).containsExactly("a NO not now");
            assertThat(client.command("b LOGIN anna secret")).anyMatch(l -> l.startsWith("b OK"));
        }
        assertThatExceptionOfType(FaultRefused.class)
                .isThrownBy(() -> space.faults().onAny().at(Moment.GREETING).then(bye("x")))
                .withMessageContaining("space");
        assertThatExceptionOfType(FaultRefused.class)
                .isThrownBy(() -> space.faults().onAny().then(refuse()));
    }

    @Test
    void clockResetAndSnapshotAreItsOwn() {
        var space = mail.space("t1");
        space.clock().advance(Duration.ofDays(3));
        assertThat(mail.clock().now()).isBefore(Instant.now().plusSeconds(60));
        var before = space.snapshot();
        space.account("anna").inbox().clear();
        mail.account("anna").inbox().deliver(message());
        assertThatIllegalArgumentException().isThrownBy(() -> mail.restore(before));
        space.restore(before);
        assertThat(space.account("anna").inbox().messageCount()).isEqualTo(1);
        space.account("anna").inbox().clear();
        try (var there = LineClient.inInbox(mail, "anna")) {
            space.reset();
            assertThat(there.command("a NOOP")).anyMatch(line -> line.startsWith("a OK"));
        }
        assertThat(space.account("anna").inbox().messageCount()).isEqualTo(1);
        assertThat(space.clock().now()).isBefore(Instant.now().plusSeconds(60));
        assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(2);
    }

    @Test
    void aSpaceThatIsClosedIsForgotten() {
        try (var client = LineClient.inInbox(mail, "anna")) {
            try (var space = mail.space("t1");
                    var here = LineClient.inInbox(mail, "anna+t1")) {
                space.account("anna").inbox().clear();
                space.close();
                assertThat(here.line()).startsWith("* BYE");
            }
            assertThat(client.command("a NOOP")).anyMatch(line -> line.startsWith("a OK"));
        }
        assertThat(mail.spaces()).isEmpty();
        assertThat(mail.space("t1").account("anna").inbox().messageCount()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> mail.space("a+b"));
    }

    @Test
    void challengesAndPop3LeadToSpacesToo() {
        var space = mail.space("t1");
        space.account("anna").password("other");
        try (var client = LineClient.connect(mail.imap())) {
            var plain = Base64.getEncoder().encodeToString("\0anna+t1\0other".getBytes(UTF_8));
            assertThat(client.command("a AUTHENTICATE PLAIN " + plain))
                    .anyMatch(line -> line.startsWith("a OK"));
        }
        try (var client = LineClient.connect(mail.pop3())) {
            client.send("USER anna+t1");
            assertThat(client.line()).startsWith("+OK");
            client.send("PASS other");
            assertThat(client.line()).startsWith("+OK");
            client.send("STAT");
            assertThat(client.line()).startsWith("+OK 1 ");
            assertThat(space.recording().sessions())
                    .anyMatch(session -> session.protocol() == Protocol.POP3);
        }
    }
}
