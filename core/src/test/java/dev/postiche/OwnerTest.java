package dev.postiche;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.fixture.Fixture;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the owner of a server can do with the whole of it, and hears of it. */
class OwnerTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(
                            account("anna")
                                    .mailboxes(mailbox("INBOX").messages(message().subject("one"))))
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void aServerGivenAnExportExportsTheSameAgain() {
        mail.account("anna").inbox().message(1).addFlags(Flag.FLAGGED);
        mail.faults().onAny().command("NOOP").then(bye("no"));
        var export = mail.fixture();
        try (var other = MockMailServer.builder().account("ben", "x").start()) {
            other.replace(export);
            assertThat(other.accounts()).extracting(MailAccount::user).containsExactly("anna");
            assertThat(other.fixture().toJson()).isEqualTo(export.toJson());
            assertThat(other.fixture()).isEqualTo(Fixture.parse(export.toJson()));
        }
    }

    @Test
    void copiesAreOneMessageAfterAnExportToo() {
        var gmail = MockMailServer.builder().profile("gmail").seed(1);
        try (var mail = gmail.account("anna", "secret").start();
                var other = MockMailServer.builder().profile("gmail").seed(1).start()) {
            mail.account("anna").inbox().deliver(message().subject("one"));
            mail.account("anna").inbox().deliver(message().subject("two").flags(Flag.FLAGGED));
            mail.account("anna").mailbox("[Gmail]/Starred").message(1).addFlags(Flag.SEEN);
            var export = mail.fixture();
            other.replace(export);
            assertThat(other.account("anna").mailbox("[Gmail]/All Mail").messageCount())
                    .isEqualTo(2);
            assertThat(other.account("anna").inbox().message(2).isSeen()).isTrue();
            assertThat(other.fixture().toJson()).isEqualTo(export.toJson());
        }
    }

    @Test
    void aFixtureIsAddedToWhatIsThere() {
        var more =
                Fixture.fixture()
                        .accounts(
                                account("anna").mailboxes(mailbox("INBOX").messages(message())),
                                account("ben"));
        mail.add(more);
        assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(2);
        assertThat(mail.account("ben").password()).isEqualTo("secret");
    }

    @Test
    void anAccountIsPutInThePlaceOfAnother() {
        var uidValidity = mail.account("anna").inbox().uidValidity();
        mail.putAccount(account("anna").password("new").mailboxes(mailbox("Sent")));
        assertThat(mail.account("anna").password()).isEqualTo("new");
        assertThat(mail.account("anna").inbox().messageCount()).isZero();
        assertThat(mail.account("anna").inbox().uidValidity()).isGreaterThan(uidValidity);
    }

    @Test
    void aMailboxIsPutInThePlaceOfAnotherAlsoOfInbox() {
        var anna = mail.account("anna");
        try (var client = LineClient.inInbox(mail, "anna")) {
            anna.putMailbox(mailbox("INBOX").messages(message().subject("new").uid(1)));
            assertThat(anna.inbox().message(1).subject()).isEqualTo("new");
            assertThat(client.command("a NOOP")).anyMatch(line -> line.startsWith("* BYE"));
        }
        anna.putMailbox(mailbox("Sent").messages(message()));
        anna.putMailbox(mailbox("Sent"));
        assertThat(anna.mailbox("Sent").messageCount()).isZero();
        anna.inbox().clear();
        assertThat(anna.inbox().messageCount()).isZero();
    }

    @Test
    void aMessageIsReadPartByPart() {
        var delivered =
                mail.account("anna")
                        .inbox()
                        .deliver(
                                message()
                                        .header("X-A", "=?utf-8?q?h=C3=A9?=")
                                        .text("plain")
                                        .html("<p>")
                                        .attachment(attachment("a.txt").text("hi")));
        assertThat(delivered.headers())
                .contains(new MailMessage.HeaderLine("X-A", "hé"))
                .extracting(MailMessage.HeaderLine::name)
                .contains("To", "Message-ID");
        assertThat(delivered.parts())
                .extracting(part -> part.number() + " " + part.type())
                .containsExactly("1.1 text/plain", "1.2 text/html", "2 text/plain");
        assertThat(delivered.part("1").type()).isEqualTo("multipart/alternative");
        assertThat(delivered.part("2").content()).asString().isEqualTo("hi");
        assertThat(delivered.attachments().get(0).number()).isEqualTo("2");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> delivered.part("3"))
                .withMessageContaining("1.2");
        assertThat(mail.account("anna").inbox().message(1).part("1").type())
                .isEqualTo("text/plain");
    }

    @Test
    void aSessionIsEndedAndForgotten() {
        try (var client = LineClient.inInbox(mail, "anna");
                var other = LineClient.inInbox(mail, "anna")) {
            assertThat(mail.recording().forget(1)).isFalse();
            assertThat(mail.disconnect(1)).isTrue();
            assertThat(client.line()).startsWith("* BYE");
            assertThat(mail.disconnect(1)).isFalse();
            assertThat(mail.recording().forget(1)).isTrue();
            mail.recording().forgetEnded();
            assertThat(mail.recording().sessions()).hasSize(1);
            assertThat(other.command("a NOOP")).isNotEmpty();
        }
    }

    @Test
    void countersGoOnOverAReset() {
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a BOGUS");
            var counters = mail.server().counters().get(Protocol.IMAP);
            assertThat(counters.connections()).isEqualTo(1);
            assertThat(counters.live()).isEqualTo(1);
            assertThat(counters.refusals()).isEqualTo(1);
            assertThat(counters.octetsIn()).isPositive();
            assertThat(counters.octetsOut()).isPositive();
        }
        mail.reset();
        assertThat(mail.server().counters().get(Protocol.IMAP).commands()).isPositive();
        assertThat(mail.server().counters().get(Protocol.IMAP).live()).isZero();
    }

    @Test
    void aWatcherIsToldWhatHappensUntilItIsClosed() throws InterruptedException {
        var events = new LinkedBlockingQueue<String>();
        var watching =
                mail.watch(
                        event ->
                                events.add(
                                        "%s %s %s %s"
                                                .formatted(
                                                        event.type().word(),
                                                        event.account().orElse("-"),
                                                        event.mailbox().orElse("-"),
                                                        event.text())));
        var inbox = mail.account("anna").inbox();
        inbox.deliver(message());
        inbox.message(1).addFlags(Flag.SEEN);
        inbox.message(2).expunge();
        mail.account("anna").createMailbox("A").rename("B").delete();
        mail.createAccount("ben", "x").delete();
        assertThat(events)
                .containsExactly(
                        "messages-arrived anna INBOX 2",
                        "flags-changed anna INBOX 1",
                        "messages-expunged anna INBOX 2",
                        "mailbox-created anna A ",
                        "mailbox-renamed anna A B",
                        "mailbox-deleted anna B ",
                        "account-created ben - ",
                        "mailbox-created ben INBOX ",
                        "account-deleted ben - ",
                        "mailbox-deleted ben INBOX ");
        events.clear();
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a LOGOUT");
        }
        assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("session-began - - imap");
        String last;
        do {
            last = events.poll(5, TimeUnit.SECONDS);
        } while (last != null && !last.startsWith("session-ended"));
        assertThat(last).isEqualTo("session-ended anna - logout");
        watching.close();
        inbox.deliver(message());
        assertThat(events).isEmpty();
    }
}
