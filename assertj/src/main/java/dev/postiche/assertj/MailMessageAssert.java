/* This file is long because each assertion has its example of a success and of a failure. */
package dev.postiche.assertj;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Flag;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a message: its flags, header, text and attachments. */
public final class MailMessageAssert extends MailAssert<MailMessageAssert, MailMessage> {

    MailMessageAssert(@Nullable MailMessage actual, Reports reports) {
        super(actual, MailMessageAssert.class, reports);
    }

    /**
     * That the message was read: it has the \Seen flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isSeen(); // passes after BODY[] was fetched
     * assertThat(inbox.message(2)).isSeen(); // fails after BODY.PEEK[]: expected \Seen ...
     * }</pre>
     */
    public MailMessageAssert isSeen() {
        return hasFlags(Flag.SEEN);
    }

    /**
     * That the message was not read: it has not the \Seen flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(2)).isNotSeen(); // passes after BODY.PEEK[]
     * assertThat(inbox.message(1)).isNotSeen(); // fails after BODY[]: expected no \Seen ...
     * }</pre>
     */
    public MailMessageAssert isNotSeen() {
        return hasNoneOfFlags(Flag.SEEN);
    }

    /**
     * That the message has these flags, and maybe more.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasFlags(SEEN, Flag.of("$Important")); // passes
     * assertThat(inbox.message(1)).hasFlags(DELETED); // fails: expected \Deleted ...
     * }</pre>
     */
    public MailMessageAssert hasFlags(Flag... flags) {
        return holds(
                () ->
                        Stream.of(flags)
                                .filter(flag -> !actual.hasFlag(flag))
                                .findFirst()
                                .map(flag -> expected(flag.name())));
    }

    /**
     * That the message has none of these flags.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasNoneOfFlags(DELETED, DRAFT); // passes
     * assertThat(inbox.message(1)).hasNoneOfFlags(SEEN); // fails: expected no \Seen ...
     * }</pre>
     */
    public MailMessageAssert hasNoneOfFlags(Flag... flags) {
        return holds(
                () ->
                        Stream.of(flags)
                                .filter(flag -> actual.hasFlag(flag))
                                .findFirst()
                                .map(flag -> expected("no " + flag.name())));
    }

    /**
     * That the message has these flags and no others.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasOnlyFlags(SEEN); // passes
     * assertThat(inbox.message(1)).hasOnlyFlags(); // fails: expected the flags [] ...
     * }</pre>
     */
    public MailMessageAssert hasOnlyFlags(Flag... flags) {
        var wanted = List.of(flags);
        return holds(
                () ->
                        unless(
                                actual.flags().equals(Set.copyOf(wanted)),
                                () -> expected("the flags " + wanted)));
    }

    /**
     * The decoded subject.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasSubject("Chào Anna"); // passes
     * assertThat(inbox.message(1)).hasSubject("Chao"); // fails: expected the subject "Chao" ...
     * }</pre>
     */
    public MailMessageAssert hasSubject(String subject) {
        return holds(
                () ->
                        unless(
                                actual.subject().equals(subject),
                                () -> expected("the subject \"" + subject + "\"")));
    }

    /**
     * One of the header fields of this name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasHeader("X-Ticket", "7"); // passes
     * assertThat(inbox.message(1)).hasHeader("X-Ticket", "8"); // fails: ... but there is [7]
     * }</pre>
     */
    public MailMessageAssert hasHeader(String name, String value) {
        return holds(
                () ->
                        unless(
                                actual.headers(name).contains(value),
                                () ->
                                        expected(
                                                "the header field \"" + name + ": " + value + "\"",
                                                ",\n  there is " + actual.headers(name))));
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
        return holds(
                () ->
                        unless(
                                actual.text().contains(part),
                                () ->
                                        expected(
                                                "the text \"" + part + "\"",
                                                ",\n  its text is \"" + actual.text() + "\"")));
    }

    /**
     * An attachment with this file name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasAttachment("invoice.pdf"); // passes
     * assertThat(inbox.message(1)).hasAttachment("photo.png"); // fails: ... it has [invoice.pdf]
     * }</pre>
     */
    public MailMessageAssert hasAttachment(String name) {
        return holds(
                () ->
                        unless(
                                names().contains(name),
                                () ->
                                        expected(
                                                "the attachment \"" + name + "\"",
                                                ",\n  it has " + names())));
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
                () -> {
                    var found = actual.raw();
                    int at = Arrays.mismatch(octets, found);
                    return unless(
                            at < 0,
                            () ->
                                    expected(
                                            "other octets",
                                            ",\n  the first difference is at offset %d"
                                                            .formatted(at)
                                                    + " (expected %d octets, found %d)"
                                                            .formatted(
                                                                    octets.length, found.length)));
                });
    }

    /**
     * That the message was answered: it has the \Answered flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isAnswered(); // passes after +FLAGS (\Answered)
     * assertThat(inbox.message(2)).isAnswered(); // fails: expected \Answered ...
     * }</pre>
     */
    public MailMessageAssert isAnswered() {
        return hasFlags(Flag.ANSWERED);
    }

    /**
     * That the message is marked: it has the \Flagged flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isFlagged(); // passes after +FLAGS (\Flagged)
     * assertThat(inbox.message(2)).isFlagged(); // fails: expected \Flagged ...
     * }</pre>
     */
    public MailMessageAssert isFlagged() {
        return hasFlags(Flag.FLAGGED);
    }

    /**
     * That the message is to be expunged: it has the \Deleted flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isDeleted(); // passes after +FLAGS (\Deleted)
     * assertThat(inbox.message(2)).isDeleted(); // fails: expected \Deleted ...
     * }</pre>
     */
    public MailMessageAssert isDeleted() {
        return hasFlags(Flag.DELETED);
    }

    /**
     * That the message is not finished: it has the \Draft flag.
     *
     * <pre>{@code
     * assertThat(drafts.message(1)).isDraft(); // passes
     * assertThat(inbox.message(1)).isDraft(); // fails: expected \Draft ...
     * }</pre>
     */
    public MailMessageAssert isDraft() {
        return hasFlags(Flag.DRAFT);
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
        return holds(
                () -> unless(actual.from().contains(from), () -> expected("a mail from " + from)));
    }

    /**
     * That there is no header field of this name.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasNoHeader("X-Spam"); // passes
     * assertThat(inbox.message(1)).hasNoHeader("X-Ticket"); // fails: ... there is [7]
     * }</pre>
     */
    public MailMessageAssert hasNoHeader(String name) {
        return holds(
                () ->
                        unless(
                                actual.headers(name).isEmpty(),
                                () ->
                                        expected(
                                                "no header field \"" + name + "\"",
                                                ",\n  there is " + actual.headers(name))));
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
        return holds(
                () ->
                        unless(
                                actual.html().contains(part),
                                () ->
                                        expected(
                                                "the HTML \"" + part + "\"",
                                                ",\n  its HTML is \"" + actual.html() + "\"")));
    }

    /**
     * That nothing is attached.
     *
     * <pre>{@code
     * assertThat(inbox.message(2)).hasNoAttachments(); // passes
     * assertThat(inbox.message(1)).hasNoAttachments(); // fails: ... it has [invoice.pdf]
     * }</pre>
     */
    public MailMessageAssert hasNoAttachments() {
        return holds(
                () ->
                        unless(
                                names().isEmpty(),
                                () -> expected("no attachment", ",\n  it has " + names())));
    }

    /**
     * Goes on with the attachment of this file name, decoded.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).attachment("a.txt").hasText("hi"); // passes
     * assertThat(inbox.message(1)).attachment("b.txt"); // fails: ... it has [a.txt]
     * }</pre>
     */
    public MailAttachmentAssert attachment(String name) {
        return lead(
                () ->
                        actual.attachments().stream()
                                .filter(it -> it.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        expected(
                                                                "the attachment \"" + name + "\"",
                                                                ",\n  it has " + names()))),
                MailAttachmentAssert::new);
    }

    /**
     * The UID.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasUid(7); // passes
     * assertThat(inbox.message(1)).hasUid(8); // fails: expected UID 8 of message 1 (UID 7 ...
     * }</pre>
     */
    public MailMessageAssert hasUid(long uid) {
        return holds(() -> unless(actual.uid() == uid, () -> expected("UID " + uid)));
    }

    /**
     * That the message is no longer there.
     *
     * <pre>{@code
     * assertThat(read).isGone(); // passes after EXPUNGE
     * assertThat(read).isGone(); // fails while it is there: expected it to be gone ...
     * }</pre>
     */
    public MailMessageAssert isGone() {
        return holds(() -> unless(!actual.exists(), () -> expected("it to be gone")));
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
        return holds(
                () -> Stream.of(sessions).flatMap(it -> seenOtherwise(it).stream()).findFirst());
    }

    private Optional<String> seenOtherwise(RecordedSession session) {
        var told = ToldFlags.in(session, actual);
        boolean same = told.filter(it -> it.contains("\\SEEN") == actual.isSeen()).isPresent();
        return unless(
                same,
                () ->
                        expected(
                                actual.isSeen() ? "\\Seen" : "no \\Seen",
                                " as session %d knows it,%n  that was told %s\n\n%s"
                                        .formatted(
                                                session.number(),
                                                told.map(it -> "last of the flags " + it)
                                                        .orElse("nothing of its flags"),
                                                session.dialogue())));
    }

    private List<String> names() {
        return actual.attachments().stream().map(MailAttachment::name).toList();
    }

    private String expected(String what) {
        return expected(what, "");
    }

    private String expected(String what, String found) {
        return "expected %s%n  of %s%n  in %s%s"
                .formatted(what, described(), Described.mailbox(actual.mailbox()), found);
    }

    private String described() {
        return actual.exists()
                ? Described.message(actual)
                : "the message with UID " + actual.uid() + ", which is gone";
    }
}
