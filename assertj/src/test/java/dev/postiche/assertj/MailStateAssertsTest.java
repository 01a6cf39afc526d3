package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
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
}
