package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldBeSeenAlike.shouldBeSeenAlike;
import static dev.postiche.assertj.error.ShouldBeThere.shouldBeGone;
import static dev.postiche.assertj.error.ShouldBeThere.shouldHaveUid;
import static dev.postiche.assertj.error.ShouldHaveAttachments.shouldHaveAttachment;
import static dev.postiche.assertj.error.ShouldHaveAttachments.shouldNotHaveAttachments;
import static dev.postiche.assertj.error.ShouldHaveHeader.shouldBeFrom;
import static dev.postiche.assertj.error.ShouldHaveHeader.shouldHaveHeader;
import static dev.postiche.assertj.error.ShouldHaveHeader.shouldHaveSubject;
import static dev.postiche.assertj.error.ShouldHaveHeader.shouldNotHaveHeader;
import static dev.postiche.assertj.error.ShouldHaveOctets.shouldHaveRaw;
import static dev.postiche.assertj.error.ShouldHaveText.shouldHaveHtml;
import static dev.postiche.assertj.error.ShouldHaveText.shouldHaveText;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.record.RecordedSession;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a message: its flags, header, text and attachments. */
public final class MailMessageAssert extends AbstractFlagsAssert<MailMessageAssert> {

    MailMessageAssert(@Nullable MailMessage actual, Reports reports) {
        super(actual, MailMessageAssert.class, reports);
    }

    /**
     * The decoded subject.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasSubject("Chào Anna"); // passes
     * assertThat(inbox.message(1)).hasSubject("Chao"); // fails: ... to have the subject "Chao" ...
     * }</pre>
     */
    public MailMessageAssert hasSubject(String subject) {
        return equal(() -> actual.subject(), subject, () -> shouldHaveSubject(actual, subject));
    }

    /**
     * Who it is from, as in its decoded From field.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isFrom("bob@example.org"); // passes
     * assertThat(inbox.message(1)).isFrom("eve@example.org"); // fails, and tells who it is from
     * }</pre>
     */
    public MailMessageAssert isFrom(String from) {
        return holds(() -> actual.from().contains(from), () -> shouldBeFrom(actual, from));
    }

    /**
     * One of the header fields of this name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasHeader("X-Ticket", "7"); // passes
     * assertThat(inbox.message(1)).hasHeader("X-Ticket", "8"); // fails: ... but it is "7"
     * }</pre>
     */
    public MailMessageAssert hasHeader(String name, String value) {
        return holds(
                () -> actual.headers(name).contains(value),
                () -> shouldHaveHeader(actual, name, value));
    }

    /**
     * That there is no header field of this name.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasNoHeader("X-Spam"); // passes
     * assertThat(inbox.message(1)).hasNoHeader("X-Ticket"); // fails: ... but it is "7"
     * }</pre>
     */
    public MailMessageAssert hasNoHeader(String name) {
        return holds(() -> actual.headers(name).isEmpty(), () -> shouldNotHaveHeader(actual, name));
    }

    /**
     * A part of the plain text.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasText("Xin chào"); // passes if the text contains it
     * assertThat(inbox.message(1)).hasText("Goodbye"); // fails, and shows the text
     * }</pre>
     */
    public MailMessageAssert hasText(String part) {
        return holds(() -> actual.text().contains(part), () -> shouldHaveText(actual, part));
    }

    /**
     * A part of the text in HTML.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasHtml("<p>Xin"); // passes if the text contains it
     * assertThat(inbox.message(1)).hasHtml("<b>"); // fails, and shows the text
     * }</pre>
     */
    public MailMessageAssert hasHtml(String part) {
        return holds(() -> actual.html().contains(part), () -> shouldHaveHtml(actual, part));
    }

    /**
     * An attachment with this file name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasAttachment("invoice.pdf"); // passes
     * assertThat(inbox.message(1)).hasAttachment("photo.png"); // fails: ... but it has ["invoice.pdf"]
     * }</pre>
     */
    public MailMessageAssert hasAttachment(String name) {
        return holds(() -> attached(name).isPresent(), () -> shouldHaveAttachment(actual, name));
    }

    /**
     * That nothing is attached.
     *
     * <pre>{@code
     * assertThat(inbox.message(2)).hasNoAttachments(); // passes
     * assertThat(inbox.message(1)).hasNoAttachments(); // fails: ... but it has ["invoice.pdf"]
     * }</pre>
     */
    public MailMessageAssert hasNoAttachments() {
        return holds(() -> actual.attachments().isEmpty(), () -> shouldNotHaveAttachments(actual));
    }

    /**
     * Goes on with the attachment of this file name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).attachment("a.txt").hasText("hi"); // passes
     * assertThat(inbox.message(1)).attachment("b.txt"); // fails: ... but it has ["a.txt"]
     * }</pre>
     */
    public MailAttachmentAssert attachment(String name) {
        return lead(
                () -> attached(name),
                () -> shouldHaveAttachment(actual, name),
                MailAttachmentAssert::new);
    }

    private Optional<MailAttachment> attached(String name) {
        return actual.attachments().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * All octets, header and body.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasRaw(sent); // passes if not one octet was changed
     * assertThat(inbox.message(1)).hasRaw(other); // fails, and names the first octet that differs
     * }</pre>
     */
    public MailMessageAssert hasRaw(byte[] octets) {
        return holds(
                () -> Arrays.equals(actual.raw(), octets),
                () -> shouldHaveRaw(actual, actual.raw(), octets));
    }

    /**
     * The UID.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasUid(7); // passes
     * assertThat(inbox.message(1)).hasUid(8); // fails: ... to have UID 8, but it is 7
     * }</pre>
     */
    public MailMessageAssert hasUid(long uid) {
        return equal(() -> actual.uid(), uid, () -> shouldHaveUid(actual, uid));
    }

    /**
     * That the message is no longer there.
     *
     * <pre>{@code
     * assertThat(read).isGone(); // passes after EXPUNGE
     * assertThat(read).isGone(); // fails while it is there: ... to be gone ...
     * }</pre>
     */
    public MailMessageAssert isGone() {
        return holds(() -> !actual.exists(), () -> shouldBeGone(actual));
    }

    /**
     * That each of these clients was told last what the server has: whether the message was read.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isSeenAlikeBy(phone, laptop); // passes if both heard of \Seen
     * assertThat(inbox.message(1)).isSeenAlikeBy(phone, laptop); // fails if one was not told
     * }</pre>
     */
    public MailMessageAssert isSeenAlikeBy(RecordedSession... sessions) {
        for (var session : sessions) {
            holds(
                    () ->
                            ToldFlags.in(session, actual)
                                    .filter(it -> it.contains("\\SEEN") == actual.isSeen())
                                    .isPresent(),
                    () -> shouldBeSeenAlike(actual, session, ToldFlags.in(session, actual)));
        }
        return this;
    }
}
