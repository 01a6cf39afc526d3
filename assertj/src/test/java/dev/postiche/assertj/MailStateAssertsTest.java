package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.fault.Actions;
import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Assertions on servers, accounts, mailboxes and messages: each passes, and fails with its words.
 */
class MailStateAssertsTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder()
                    .imapOff()
                    .pop3Off()
                    .account("bob", "secret")
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message()
                                                                    .from("bob@example.org")
                                                                    .subject("Hi")
                                                                    .text("Xin chào!")
                                                                    .header("X-Ticket", "7")
                                                                    .attachment(
                                                                            attachment("a.txt")
                                                                                    .text("hi"))
                                                                    .flags(Flag.SEEN)
                                                                    .uid(7),
                                                            message().subject("100 % new"))))
                    .start();

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    private static Mailbox inbox() {
        return MAIL.account("anna").inbox();
    }

    @Test
    void theWayLeadsFromTheServerToAMessage() {
        assertThat(MAIL).account("anna").mailbox("INBOX").message(1).isSeen();
        assertThat(MAIL).account("anna").mailbox("INBOX").messageWithUid(7).isSeen();
    }

    @Test
    void aWrongStepNamesWhatIsThere() {
        assertThatItFails(() -> assertThat(MAIL).account("ana"))
                .withMessage("no account \"ana\"; accounts: anna, bob");
        assertThatItFails(() -> assertThat(MAIL).account("anna").mailbox("Snet"))
                .withMessage("anna has no mailbox \"Snet\"; mailboxes: INBOX");
        assertThatItFails(() -> assertThat(inbox()).message(3))
                .withMessageContaining("INBOX of anna has no message 3; it has 2")
                .withMessageContaining("message 1 (UID 7, \"Hi\" from bob@example.org, \\Seen)");
        assertThatItFails(() -> assertThat(inbox()).messageWithUid(1))
                .withMessageContaining("no message with UID 1; UIDs: 7, 8")
                .withMessageContaining("message 2 (UID 8, \"100 % new\"");
    }

    @Test
    void aDescriptionGoesAlong() {
        assertThatItFails(() -> assertThat(MAIL).as("after a sync").account("anna").mailbox("x"))
                .withMessageStartingWith("[after a sync] ");
    }

    @Test
    void accounts() {
        assertThat(MAIL).hasOnlyAccounts("bob", "anna");
        assertThatItFails(() -> assertThat(MAIL).hasOnlyAccounts("anna"))
                .withMessageContaining("expected accounts [anna], found [anna, bob]");
        assertThat(MAIL.account("anna")).hasMailboxes("INBOX").hasNoMailbox("Spam");
        assertThatItFails(() -> assertThat(MAIL.account("anna")).hasMailboxes("INBOX", "Spam"))
                .withMessageContaining("no mailbox \"Spam\"");
        assertThatItFails(() -> assertThat(MAIL.account("anna")).hasNoMailbox("INBOX"))
                .withMessage("anna has a mailbox \"INBOX\"");
    }

    @Test
    void mailboxes() {
        assertThat(inbox()).hasMessageCount(2).hasUnseenCount(1).hasSubjects("Hi", "100 % new");
        assertThat(MAIL.account("bob").inbox()).isEmpty();
        assertThatItFails(() -> assertThat(inbox()).hasMessageCount(3))
                .withMessageContaining("expected INBOX of anna to have 3 message(s), but it has 2")
                .withMessageContaining("message 2 (UID 8");
        assertThatItFails(() -> assertThat(inbox()).hasUnseenCount(0))
                .withMessageContaining("to have 0 unseen message(s), but it has 1");
        assertThatItFails(() -> assertThat(inbox()).isEmpty()).withMessageContaining("it has 2");
        assertThatItFails(() -> assertThat(inbox()).hasSubjects("Hi"))
                .withMessageContaining("to have the subjects [Hi]");
    }

    @Test
    void flags() {
        var read = inbox().message(1);
        assertThat(read).isSeen().hasFlags(Flag.SEEN).hasOnlyFlags(Flag.SEEN);
        assertThat(read).hasNoneOfFlags(Flag.DELETED, Flag.DRAFT);
        assertThat(inbox().message(2)).isNotSeen().hasOnlyFlags();
        assertThatItFails(() -> assertThat(inbox().message(2)).isSeen())
                .withMessageContaining("expected \\Seen")
                .withMessageContaining("message 2 (UID 8, \"100 % new\"")
                .withMessageContaining("INBOX of anna");
        assertThatItFails(() -> assertThat(read).isNotSeen())
                .withMessageContaining("expected no \\Seen");
        assertThatItFails(() -> assertThat(read).hasFlags(Flag.DELETED))
                .withMessageContaining("expected \\Deleted");
        assertThatItFails(() -> assertThat(read).hasNoneOfFlags(Flag.SEEN))
                .withMessageContaining("expected no \\Seen");
        assertThatItFails(() -> assertThat(read).hasOnlyFlags())
                .withMessageContaining("expected the flags []");
    }

    @Test
    void content() {
        var message = inbox().message(1);
        assertThat(message)
                .hasSubject("Hi")
                .hasHeader("x-ticket", "7")
                .hasText("chào")
                .hasAttachment("a.txt")
                .hasRaw(message.raw());
        assertThatItFails(() -> assertThat(message).hasSubject("Ho"))
                .withMessageContaining("expected the subject \"Ho\"");
        assertThatItFails(() -> assertThat(message).hasHeader("X-Ticket", "8"))
                .withMessageContaining("there is [7]");
        assertThatItFails(() -> assertThat(message).hasText("Goodbye"))
                .withMessageContaining("its text is \"Xin chào!");
        assertThatItFails(() -> assertThat(message).hasAttachment("b.txt"))
                .withMessageContaining("it has [a.txt]");
        var other = message.raw();
        other[3] = '!';
        assertThatItFails(() -> assertThat(message).hasRaw(other))
                .withMessageContaining("the first difference is at offset 3");
    }

    @Test
    void moreOfServersAndAccounts() {
        assertThat(MAIL).hasNoAccount("carl");
        assertThatItFails(() -> assertThat(MAIL).hasNoAccount("bob"))
                .withMessage("expected no account \"bob\", found [anna, bob]");
        assertThat(MAIL.account("anna")).hasOnlyMailboxes("INBOX");
        assertThatItFails(() -> assertThat(MAIL.account("anna")).hasOnlyMailboxes("INBOX", "Sent"))
                .withMessage(
                        "expected anna to have only the mailboxes [INBOX, Sent], found [INBOX]");
        assertThat(MAIL.account("anna")).inbox().hasMessageCount(2);
        assertThatItFails(() -> assertThat(MAIL.account("bob")).inbox().hasMessageCount(1))
                .withMessageContaining("it has 0");
        assertThat(MAIL).recording().isEmpty();
        assertThatItFails(() -> assertThat(MAIL).session(1))
                .withMessageContaining("no session 1 is recorded");
    }

    @Test
    void faults() {
        try (var mail = MockMailServer.builder().imapOff().pop3Off().start()) {
            assertThat(mail).firedAllFaults();
            mail.faults().onAny().named("never").command("X").then(Actions.swallow());
            assertThat(mail).firedFault("never", MailAssertions.atMost(1));
            assertThatItFails(() -> assertThat(mail).firedFault("never"))
                    .withMessageContaining("expected the fault never to act at least 1")
                    .withMessageContaining("but it acted 0 time(s)");
            assertThatItFails(() -> assertThat(mail).firedFault("ever"))
                    .withMessage("no fault \"ever\"; faults: never");
            assertThatItFails(() -> assertThat(mail).firedAllFaults())
                    .withMessageContaining("expected the fault never to act");
        }
    }

    @Test
    void moreOfMailboxes() {
        assertThat(inbox()).messageWithSubject("Hi").isSeen();
        assertThatItFails(() -> assertThat(inbox()).messageWithSubject("Ho"))
                .withMessageContaining("INBOX of anna has no message with the subject \"Ho\"")
                .withMessageContaining("message 1 (UID 7");
        assertThat(inbox()).lastMessage().hasUid(8);
        assertThatItFails(() -> assertThat(MAIL.account("bob").inbox()).lastMessage())
                .withMessage("INBOX of bob has no message; it is empty");
        assertThat(inbox()).hasNoMessageWithSubject("Ho");
        assertThatItFails(() -> assertThat(inbox()).hasNoMessageWithSubject("Hi"))
                .withMessageContaining("to have no message with the subject \"Hi\"");
        assertThat(inbox()).hasUidValidity(inbox().uidValidity()).isSubscribed();
        assertThatItFails(() -> assertThat(inbox()).hasUidValidity(0))
                .withMessageContaining("expected UIDVALIDITY 0 of INBOX of anna, but it is");
        var sent = MAIL.account("bob").createMailbox(mailbox("Sent").specialUse(SpecialUse.SENT));
        assertThat(sent).hasSpecialUse(SpecialUse.SENT);
        assertThatItFails(() -> assertThat(sent).hasSpecialUse(SpecialUse.TRASH))
                .withMessageContaining("expected Sent of bob to be for");
        var quiet = MAIL.account("bob").createMailbox(mailbox("Quiet").subscribed(false));
        assertThatItFails(() -> assertThat(quiet).isSubscribed())
                .withMessage("expected a subscription to Quiet of bob");
        sent.delete();
        quiet.delete();
    }

    @Test
    void moreOfFlags() {
        var box = MAIL.account("bob").inbox();
        box.deliver(
                message()
                        .flags(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT)
                        .subject("x"));
        assertThat(box.message(1)).isAnswered().isFlagged().isDeleted().isDraft();
        var plain = inbox().message(2);
        assertThatItFails(() -> assertThat(plain).isAnswered())
                .withMessageContaining("expected \\Answered");
        assertThatItFails(() -> assertThat(plain).isFlagged())
                .withMessageContaining("expected \\Flagged");
        assertThatItFails(() -> assertThat(plain).isDeleted())
                .withMessageContaining("expected \\Deleted");
        assertThatItFails(() -> assertThat(plain).isDraft())
                .withMessageContaining("expected \\Draft");
        var gone = box.message(1);
        assertThatItFails(() -> assertThat(gone).isGone())
                .withMessageContaining("expected it to be gone");
        gone.expunge();
        assertThat(gone).isGone();
        assertThatItFails(() -> assertThat(gone).isSeen()).withMessageContaining("is no longer in");
    }

    @Test
    void moreOfContent() {
        var message = inbox().message(1);
        assertThat(message).isFrom("bob@example.org").hasNoHeader("X-Spam").hasUid(7);
        assertThatItFails(() -> assertThat(message).isFrom("eve@example.org"))
                .withMessageContaining("expected a mail from eve@example.org")
                .withMessageContaining("\"Hi\" from bob@example.org");
        assertThatItFails(() -> assertThat(message).hasNoHeader("X-Ticket"))
                .withMessageContaining("there is [7]");
        assertThatItFails(() -> assertThat(message).hasUid(8))
                .withMessageContaining("expected UID 8");
        assertThat(inbox().message(2)).hasNoAttachments();
        assertThatItFails(() -> assertThat(message).hasNoAttachments())
                .withMessageContaining("it has [a.txt]");
        var html = MAIL.account("bob").inbox().deliver(message().html("<p>Hi</p>"));
        assertThat(html).hasHtml("<p>");
        assertThatItFails(() -> assertThat(html).hasHtml("<b>"))
                .withMessageContaining("its HTML is \"<p>Hi</p>");
        html.expunge();
    }

    @Test
    void attachments() {
        var message = inbox().message(1);
        assertThat(message)
                .attachment("a.txt")
                .hasText("hi")
                .hasType("text/plain")
                .hasContent("hi".getBytes(StandardCharsets.UTF_8))
                .hasSize(MailAssertions.octets(2));
        assertThatItFails(() -> assertThat(message).attachment("b.txt"))
                .withMessageContaining("it has [a.txt]");
        var attachment = message.attachments().get(0);
        assertThatItFails(() -> assertThat(attachment).hasText("ho"))
                .withMessageContaining("its text is \"hi\"");
        assertThatItFails(() -> assertThat(attachment).hasType("image/png"))
                .withMessage("expected a.txt to be image/png, but it is text/plain");
        assertThatItFails(() -> assertThat(attachment).hasContent(new byte[] {'h', 'o'}))
                .withMessageContaining("it differs at offset 1");
        assertThatItFails(() -> assertThat(attachment).hasSize(MailAssertions.kibibytes(1)))
                .withMessage("expected a.txt to have 1KiB, but it has 2 octets");
    }
}
