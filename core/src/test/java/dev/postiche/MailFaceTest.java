package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postiche.spec.Flag;
import dev.postiche.spec.QuotaSpec;
import dev.postiche.spec.SpecialUse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test sees and does without any client. */
class MailFaceTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(
                            account("anna")
                                    .addresses("anna@example.org")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message().subject("one"),
                                                            message()
                                                                    .subject("Chào Anna")
                                                                    .from("Bob <bob@example.org>")
                                                                    .text("Xin chào!")
                                                                    .html("<p>Xin chào!</p>")
                                                                    .header("X-Ticket", "7")
                                                                    .attachment(
                                                                            attachment("a.txt")
                                                                                    .text("hi"))
                                                                    .flags(Flag.SEEN)
                                                                    .uid(7)),
                                            mailbox("Sent").specialUse(SpecialUse.SENT)))
                    .account("bob", "other")
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    private Mailbox inbox() {
        return mail.account("anna").inbox();
    }

    @Test
    void accountsAreFoundByUserAndListedInAnError() {
        assertThat(mail.accounts()).extracting(MailAccount::user).containsExactly("anna", "bob");
        assertThat(mail.account("bob").password()).isEqualTo("other");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> mail.account("ana"))
                .withMessage("no account \"ana\"; accounts: anna, bob");
    }

    @Test
    void accountsCanBeCreatedChangedAndDeleted() {
        var carol = mail.createAccount("carol", "secret").password("new");
        assertThat(mail.account("carol").password()).isEqualTo("new");
        assertThat(carol.mailboxes()).extracting(Mailbox::name).containsExactly("INBOX");
        assertThat(carol.quota().isUnlimited()).isTrue();
        carol.quota(QuotaSpec.quota().messages(1));
        assertThat(carol.quota().messages()).hasValue(1);
        carol.inbox().deliver(message());
        assertThatIllegalStateException().isThrownBy(() -> carol.inbox().deliver(message()));
        assertThatIllegalStateException().isThrownBy(() -> mail.createAccount("carol", "x"));
        carol.delete();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(carol::mailboxes);
    }

    @Test
    void mailIsDeliveredByAddress() {
        mail.deliverTo("Anna@Example.org", message().subject("by address"));
        assertThat(inbox().message(3).subject()).isEqualTo("by address");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> mail.deliverTo("eve@example.org", message()))
                .withMessageContaining("eve@example.org");
    }

    @Test
    void mailboxesAreFoundByNameAndListedInAnError() {
        var anna = mail.account("anna");
        assertThat(anna.mailboxes()).extracting(Mailbox::name).containsExactly("INBOX", "Sent");
        assertThat(anna.mailbox("inbox").name()).isEqualTo("INBOX");
        assertThat(anna.mailbox("Sent").specialUse()).containsExactly(SpecialUse.SENT);
        assertThat(anna.mailbox("Sent").isSubscribed()).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> anna.mailbox("Snet"))
                .withMessage("anna has no mailbox \"Snet\"; mailboxes: INBOX, Sent");
    }

    @Test
    void mailboxesCanBeCreatedRenamedAndDeleted() {
        var anna = mail.account("anna");
        var created = anna.createMailbox("Archive/2025");
        created.deliver(message().subject("kept"));
        var renamed = created.rename("Archive/2026");
        assertThat(renamed.message(1).subject()).isEqualTo("kept");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(created::messageCount);
        assertThatIllegalStateException().isThrownBy(() -> anna.createMailbox("Sent"));
        assertThatIllegalStateException().isThrownBy(() -> anna.inbox().delete());
        assertThatIllegalArgumentException().isThrownBy(() -> anna.createMailbox("a//b"));
        renamed.delete();
        assertThat(anna.mailboxes()).extracting(Mailbox::name).doesNotContain("Archive/2026");
    }

    @Test
    void aGreaterUidValidityVoidsAllThatClientsKnow() {
        var before = inbox().uidValidity();
        inbox().changeUidValidity();
        assertThat(inbox().uidValidity()).isGreaterThan(before);
        assertThat(inbox().messageCount()).isEqualTo(2);
    }

    @Test
    void messagesAreFoundBySequenceNumberAndByUid() {
        assertThat(inbox().messageCount()).isEqualTo(2);
        assertThat(inbox().unseenCount()).isEqualTo(1);
        assertThat(inbox().uidNext()).isEqualTo(8);
        assertThat(inbox().message(2).uid()).isEqualTo(7);
        assertThat(inbox().messageWithUid(7).sequenceNumber()).isEqualTo(2);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> inbox().message(3))
                .withMessage("INBOX of anna has no message 3; it has 2");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> inbox().messageWithUid(2))
                .withMessage("INBOX of anna has no message with UID 2; UIDs: 1, 7");
    }

    @Test
    void aMessageIsReadAsAPersonWouldReadIt() {
        var message = inbox().message(2);
        assertThat(message.subject()).isEqualTo("Chào Anna");
        assertThat(message.from()).isEqualTo("Bob <bob@example.org>");
        assertThat(message.header("x-ticket")).contains("7");
        assertThat(message.headers("X-None")).isEmpty();
        assertThat(message.text()).isEqualTo("Xin chào!\n");
        assertThat(message.html()).isEqualTo("<p>Xin chào!</p>\n");
        assertThat(message.isSeen()).isTrue();
        assertThat(message.attachments())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.name()).isEqualTo("a.txt");
                            assertThat(it.type()).isEqualTo("text/plain");
                            assertThat(it.content()).asString().isEqualTo("hi");
                        });
        assertThat(message.raw()).hasSize((int) message.size());
    }

    @Test
    void octetsAreDeliveredAsTheyAreAndTextWithItsLineEndsMended() {
        var octets = "Subject: x\n\nbare LF\n".getBytes(StandardCharsets.UTF_8);
        assertThat(inbox().deliver(octets).raw()).isEqualTo(octets);
        assertThat(inbox().deliver("Subject: x\n\nbare LF\n").raw())
                .asString()
                .isEqualTo("Subject: x\r\n\r\nbare LF\r\n");
    }

    @Test
    void whatIsDeliveredArrivesNowByTheServersClock() {
        mail.clock().advance(Duration.ofDays(100));
        var message = inbox().deliver(message().date("2020-01-01T00:00:00Z"));
        var now = Instant.now();
        assertThat(message.internalDate().toInstant())
                .isBetween(now.plus(Duration.ofDays(99)), now.plus(Duration.ofDays(101)));
        var old = inbox().deliver(message().internalDate("2020-01-01T00:00:00Z"));
        assertThat(old.internalDate()).isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void aRepeatedMessageGivesTheLastOne() {
        var last = inbox().deliver(message().subject("n {{n}}").repeat(3));
        assertThat(last.subject()).isEqualTo("n 3");
        assertThat(inbox().messageCount()).isEqualTo(5);
    }

    @Test
    void flagsAreAddedRemovedAndReplaced() {
        var message = inbox().message(1).addFlags(Flag.SEEN, Flag.of("$Important"));
        assertThat(message.flags()).containsExactly(Flag.of("$Important"), Flag.SEEN);
        assertThat(message.removeFlags(Flag.SEEN).isSeen()).isFalse();
        assertThat(message.setFlags(Flag.DELETED).flags()).containsExactly(Flag.DELETED);
        assertThat(message.hasFlag(Flag.of("\\deleted"))).isTrue();
    }

    @Test
    void aMessageStaysTheSameWhenNumbersShiftAndIsGoneWhenExpunged() {
        var first = inbox().message(1);
        var second = inbox().message(2);
        first.expunge();
        assertThat(second.sequenceNumber()).isEqualTo(1);
        assertThat(second.subject()).isEqualTo("Chào Anna");
        assertThat(first.exists()).isFalse();
        assertThat(first.uid()).isEqualTo(1);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(first::flags)
                .withMessage("the message with UID 1 is no longer in INBOX of anna");
    }
}
