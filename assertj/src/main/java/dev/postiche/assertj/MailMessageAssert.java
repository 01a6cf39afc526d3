package dev.postiche.assertj;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.spec.Flag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of a message: its flags, header, text and attachments. */
public final class MailMessageAssert extends AbstractAssert<MailMessageAssert, MailMessage> {

    MailMessageAssert(MailMessage actual) {
        super(actual, MailMessageAssert.class);
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
        isNotNull();
        for (var flag : flags) {
            if (!actual.hasFlag(flag)) {
                throw expected(flag.name());
            }
        }
        return this;
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
        isNotNull();
        for (var flag : flags) {
            if (actual.hasFlag(flag)) {
                throw expected("no " + flag.name());
            }
        }
        return this;
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
        isNotNull();
        var wanted = List.of(flags);
        if (!actual.flags().equals(Set.copyOf(wanted))) {
            throw expected("the flags " + wanted);
        }
        return this;
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
        isNotNull();
        if (!actual.subject().equals(subject)) {
            throw expected("the subject \"" + subject + "\"");
        }
        return this;
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
        isNotNull();
        var found = actual.headers(name);
        if (!found.contains(value)) {
            throw expected(
                    "the header field \"" + name + ": " + value + "\"", ",\n  there is " + found);
        }
        return this;
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
        isNotNull();
        if (!actual.text().contains(part)) {
            throw expected(
                    "the text \"" + part + "\"", ",\n  its text is \"" + actual.text() + "\"");
        }
        return this;
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
        isNotNull();
        var found = actual.attachments().stream().map(MailAttachment::name).toList();
        if (!found.contains(name)) {
            throw expected("the attachment \"" + name + "\"", ",\n  it has " + found);
        }
        return this;
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
        isNotNull();
        var found = actual.raw();
        var at = Arrays.mismatch(octets, found);
        if (at >= 0) {
            throw expected(
                    "other octets",
                    ",\n  the first difference is at offset %d (expected %d octets, found %d)"
                            .formatted(at, octets.length, found.length));
        }
        return this;
    }

    private AssertionError expected(String what) {
        return expected(what, "");
    }

    private AssertionError expected(String what, String found) {
        return failure(
                "expected %s%n  of %s%n  in %s%s",
                what, Described.message(actual), Described.mailbox(actual.mailbox()), found);
    }
}
