package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static dev.postiche.assertj.MailAssertions.octets;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Assertions on messages and their attachments: each passes, and fails with its words. */
class MessageAssertsTest {

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
                                                                    .html("<p>Xin chào!</p>")
                                                                    .header("X-Ticket", "7")
                                                                    .attachment(
                                                                            attachment("a.txt")
                                                                                    .text("hi"))
                                                                    .flags(Flag.SEEN)
                                                                    .uid(7),
                                                            message()
                                                                    .from("eve@example.org")
                                                                    .subject("100 % new"))))
                    .start();

    private static final String FIRST =
            "expected message 1 (UID 7, \"Hi\" from bob@example.org, \\Seen) in INBOX of anna ";
    private static final String SECOND =
            "expected message 2 (UID 8, \"100 % new\" from eve@example.org) in INBOX of anna ";

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    private static Mailbox inbox() {
        return MAIL.account("anna").inbox();
    }

    @Test
    void flags() {
        var read = inbox().message(1);
        var unread = inbox().message(2);
        assertThat(read).isSeen().hasFlags(Flag.SEEN).hasOnlyFlags(Flag.SEEN);
        assertThat(read).hasNoneOfFlags(Flag.DELETED, Flag.DRAFT);
        assertThat(unread).isNotSeen().hasOnlyFlags();
        assertThatItFails(() -> assertThat(unread).isSeen())
                .says(SECOND + "to have \\Seen,\n but it has no flags");
        assertThatItFails(() -> assertThat(read).isNotSeen())
                .says(FIRST + "not to have \\Seen,\n but it has \\Seen");
        assertThatItFails(() -> assertThat(read).hasFlags(Flag.SEEN, Flag.DELETED, Flag.DRAFT))
                .says(FIRST + "to have \\Deleted \\Draft,\n but it has \\Seen");
        assertThatItFails(() -> assertThat(read).hasNoneOfFlags(Flag.DRAFT, Flag.SEEN))
                .says(FIRST + "not to have \\Seen,\n but it has \\Seen");
        assertThatItFails(() -> assertThat(read).hasOnlyFlags())
                .says(FIRST + "to have no flags and no other flags,\n but it has \\Seen");
        assertThatItFails(() -> assertThat(unread).hasOnlyFlags(Flag.SEEN, Flag.DRAFT))
                .says(SECOND + "to have \\Draft \\Seen and no other flags,\n but it has no flags");
    }

    @Test
    void systemFlags() {
        var box = MAIL.account("bob").inbox();
        var all =
                box.deliver(message().flags(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT));
        assertThat(all).isAnswered().isFlagged().isDeleted().isDraft();
        all.expunge();
        var plain = inbox().message(2);
        assertThatItFails(() -> assertThat(plain).isAnswered())
                .says(SECOND + "to have \\Answered,\n but it has no flags");
        assertThatItFails(() -> assertThat(plain).isFlagged())
                .says(SECOND + "to have \\Flagged,\n but it has no flags");
        assertThatItFails(() -> assertThat(plain).isDeleted())
                .says(SECOND + "to have \\Deleted,\n but it has no flags");
        assertThatItFails(() -> assertThat(plain).isDraft())
                .says(SECOND + "to have \\Draft,\n but it has no flags");
    }

    @Test
    void header() {
        var message = inbox().message(1);
        assertThat(message)
                .hasSubject("Hi")
                .isFrom("bob@example.org")
                .hasHeader("x-ticket", "7")
                .hasNoHeader("X-Spam");
        assertThatItFails(() -> assertThat(message).hasSubject("Ho"))
                .says(FIRST + "to have the subject \"Ho\",\n but it is \"Hi\"");
        assertThatItFails(() -> assertThat(message).hasSubject("100 % new"))
                .says(
                        FIRST
                                + "to have the subject \"100 % new\",\n but it is \"Hi\":"
                                + " message 2 has that");
        assertThatItFails(() -> assertThat(message).isFrom("eve@example.org"))
                .says(
                        FIRST
                                + "to be from \"eve@example.org\",\n"
                                + " but it is from \"bob@example.org\"");
        assertThatItFails(() -> assertThat(message).hasHeader("X-Ticket", "8"))
                .says(FIRST + "to have the header field X-Ticket: \"8\",\n but it is \"7\"");
        assertThatItFails(() -> assertThat(message).hasHeader("X-Tiket", "7"))
                .says(
                        FIRST
                                + "to have the header field X-Tiket: \"7\",\n"
                                + " but there is none of that name, did you mean \"X-Ticket\"?");
        assertThatItFails(() -> assertThat(message).hasNoHeader("X-Ticket"))
                .says(FIRST + "to have no header field X-Ticket,\n but it is \"7\"");
    }

    @Test
    void texts() {
        var message = inbox().message(1);
        assertThat(message).hasText("chào").hasHtml("<p>");
        assertThatItFails(() -> assertThat(message).hasText("Goodbye"))
                .says(FIRST + "to have the text \"Goodbye\",\n but the text is:\n  Xin chào!");
        assertThatItFails(() -> assertThat(message).hasHtml("<b>"))
                .says(FIRST + "to have the HTML \"<b>\",\n but the HTML is:\n  <p>Xin chào!</p>");
        assertThatItFails(() -> assertThat(inbox().message(2)).hasHtml("<b>"))
                .says(SECOND + "to have the HTML \"<b>\",\n but it has none");
        var box = MAIL.account("bob").inbox();
        var book = box.deliver(message().from("eve@example.org").text("word ".repeat(10_000)));
        assertThatItFails(() -> assertThat(book).hasText("Goodbye"))
                .endsWith("word … (49799 characters more)");
        book.expunge();
    }

    @Test
    void attachments() {
        var message = inbox().message(1);
        assertThat(message).hasAttachment("a.txt");
        assertThat(inbox().message(2)).hasNoAttachments();
        assertThat(message)
                .attachment("a.txt")
                .hasText("hi")
                .hasType("text/plain")
                .hasContent("hi".getBytes(UTF_8))
                .hasSize(octets(2));
        assertThatItFails(() -> assertThat(message).hasAttachment("b.txt"))
                .says(
                        FIRST
                                + "to have the attachment \"b.txt\",\n"
                                + " but it has [\"a.txt\"], did you mean \"a.txt\"?");
        assertThatItFails(() -> assertThat(message).attachment("photo.png"))
                .says(FIRST + "to have the attachment \"photo.png\",\n but it has [\"a.txt\"]");
        assertThatItFails(() -> assertThat(message).hasNoAttachments())
                .says(FIRST + "to have no attachment,\n but it has [\"a.txt\"]");
        var attachment = message.attachments().get(0);
        assertThatItFails(() -> assertThat(attachment).hasText("ho"))
                .says(
                        "expected the attachment a.txt to have the text \"ho\",\n but the text is:\n  hi");
        assertThatItFails(() -> assertThat(attachment).hasType("image/png"))
                .says("expected the attachment a.txt to be image/png,\n but it is text/plain");
        assertThatItFails(() -> assertThat(attachment).hasContent("h\r".getBytes(UTF_8)))
                .says(
                        """
                        expected the attachment a.txt to have other octets:
                         from offset 1 on "\\x0d" (2 in all),
                         but there are "i" (2 in all)""");
        assertThatItFails(() -> assertThat(attachment).hasSize(kibibytes(1)))
                .says("expected the attachment a.txt to have 1KiB,\n but it has 2 octets");
    }

    @Test
    void octetsOfAll() {
        var message = inbox().message(1);
        assertThat(message).hasRaw(message.raw());
        var other = message.raw();
        other[other.length - 1] = '!';
        assertThatItFails(() -> assertThat(message).hasRaw(other))
                .says(
                        FIRST
                                + """
                                  to have other octets:
                                   from offset %1$d on "!" (%2$d in all),
                                   but there are "\\x0a" (%2$d in all)"""
                                        .formatted(other.length - 1, other.length));
    }

    @Test
    void existence() {
        var message = inbox().message(1);
        assertThat(message).hasUid(7);
        assertThatItFails(() -> assertThat(message).hasUid(8))
                .says(FIRST + "to have UID 8,\n but it is 7");
        assertThatItFails(() -> assertThat(message).isGone())
                .says(FIRST + "to be gone,\n but it is there");
        var gone = MAIL.account("bob").inbox().deliver(message().subject("x"));
        gone.expunge();
        assertThat(gone).isGone();
        assertThatItFails(() -> assertThat(gone).isSeen())
                .says("the message with UID %d is no longer in INBOX of bob".formatted(gone.uid()));
    }
}
