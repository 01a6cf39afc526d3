package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Assertions on mailboxes: those that fail list what there is. */
class MailboxAssertsTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder()
                    .imapOff()
                    .pop3Off()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message()
                                                                    .from("bob@example.org")
                                                                    .subject("Hi")
                                                                    .flags(Flag.SEEN)
                                                                    .uid(7),
                                                            message()
                                                                    .from("eve@example.org")
                                                                    .subject("100 % new")),
                                            mailbox("Sent").specialUse(SpecialUse.SENT),
                                            mailbox("Quiet").subscribed(false)))
                    .start();

    private static final String LIST =
            "\n  message 1 (UID 7, \"Hi\" from bob@example.org, \\Seen)"
                    + "\n  message 2 (UID 8, \"100 % new\" from eve@example.org)";

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    private static Mailbox inbox() {
        return MAIL.account("anna").inbox();
    }

    private static Mailbox mailboxNamed(String name) {
        return MAIL.account("anna").mailbox(name);
    }

    @Test
    void counts() {
        assertThat(inbox()).hasMessageCount(2).hasUnseenCount(1);
        assertThat(mailboxNamed("Sent")).isEmpty();
        assertThatItFails(() -> assertThat(inbox()).hasMessageCount(3))
                .says("expected INBOX of anna to have 3 messages,\n but it has 2" + LIST);
        assertThatItFails(() -> assertThat(inbox()).hasUnseenCount(0))
                .says("expected INBOX of anna to have 0 unseen messages,\n but it has 1" + LIST);
        assertThatItFails(() -> assertThat(inbox()).isEmpty())
                .says("expected INBOX of anna to have 0 messages,\n but it has 2" + LIST);
    }

    @Test
    void messages() {
        assertThat(inbox()).message(1).isSeen();
        assertThat(inbox()).messageWithUid(8).isNotSeen();
        assertThat(inbox()).messageWithSubject("Hi").hasUid(7);
        assertThat(inbox()).lastMessage().hasUid(8);
        assertThatItFails(() -> assertThat(inbox()).message(3))
                .says("INBOX of anna has no message 3; it has 2");
        assertThatItFails(() -> assertThat(inbox()).messageWithUid(1))
                .says("INBOX of anna has no message with UID 1; UIDs: 7, 8");
        assertThatItFails(() -> assertThat(inbox()).messageWithSubject("100 % now"))
                .says(
                        """
                        expected INBOX of anna to have a message with the subject "100 % now",
                         but there is none, did you mean "100 % new"?"""
                                + LIST);
        assertThatItFails(() -> assertThat(mailboxNamed("Sent")).lastMessage())
                .says("expected Sent of anna to have a message,\n but it is empty");
    }

    @Test
    void subjects() {
        assertThat(inbox()).hasSubjects("Hi", "100 % new").hasNoMessageWithSubject("Ho");
        assertThatItFails(() -> assertThat(inbox()).hasSubjects("Hi"))
                .says(
                        """
                        expected INBOX of anna to have the subjects ["Hi"],
                         but it has ["Hi", "100 % new"]"""
                                + LIST);
        assertThatItFails(() -> assertThat(inbox()).hasNoMessageWithSubject("Hi"))
                .says(
                        """
                        expected INBOX of anna to have no message with the subject "Hi",
                         but there is one"""
                                + LIST);
    }

    @Test
    void kinds() {
        assertThat(mailboxNamed("Sent")).hasSpecialUse(SpecialUse.SENT).isSubscribed();
        assertThat(inbox()).hasUidValidity(inbox().uidValidity());
        assertThatItFails(() -> assertThat(mailboxNamed("Sent")).hasSpecialUse(SpecialUse.TRASH))
                .says("expected Sent of anna to be for \\Trash,\n but it is for [\\Sent]");
        assertThatItFails(() -> assertThat(inbox()).hasSpecialUse(SpecialUse.TRASH))
                .says("expected INBOX of anna to be for \\Trash,\n but it is for nothing special");
        assertThatItFails(() -> assertThat(mailboxNamed("Quiet")).isSubscribed())
                .says("expected Quiet of anna to be subscribed to,\n but it is not");
        assertThatItFails(() -> assertThat(inbox()).hasUidValidity(0))
                .says("expected INBOX of anna to have UIDVALIDITY 0,\n but it is 1");
    }

    @Test
    void aLongListIsCut() {
        var full = MAIL.account("anna").createMailbox(mailbox("Full"));
        for (int i = 1; i <= 25; i++) {
            full.deliver(message().from("bob@example.org").subject("No. " + i));
        }
        assertThatItFails(() -> assertThat(full).isEmpty()).endsWith("\n  and 5 more");
        full.delete();
    }
}
