package dev.postiche.assertj;

import dev.postiche.MailAttachment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be asserted of an attachment: its type and its content. */
public final class MailAttachmentAssert extends MailAssert<MailAttachmentAssert, MailAttachment> {

    MailAttachmentAssert(@Nullable MailAttachment actual, Reports reports) {
        super(actual, MailAttachmentAssert.class, reports);
    }

    /**
     * The media type without parameters.
     *
     * <pre>{@code
     * assertThat(attachment).hasType("application/pdf"); // passes
     * assertThat(attachment).hasType("image/png"); // fails: ... but it is application/pdf
     * }</pre>
     */
    public MailAttachmentAssert hasType(String type) {
        return holds(
                () ->
                        unless(
                                actual.type().equalsIgnoreCase(type),
                                () ->
                                        "expected %s to be %s, but it is %s"
                                                .formatted(actual.name(), type, actual.type())));
    }

    /**
     * The content, with its transfer encoding undone.
     *
     * <pre>{@code
     * assertThat(attachment).hasContent(pdf); // passes if not one octet differs
     * assertThat(attachment).hasContent(other); // fails, and names the first octet that differs
     * }</pre>
     */
    public MailAttachmentAssert hasContent(byte[] content) {
        return holds(
                () -> {
                    var found = actual.content();
                    int at = Arrays.mismatch(content, found);
                    return unless(
                            at < 0,
                            () ->
                                    "expected other content of %s: it differs at offset %d"
                                                    .formatted(actual.name(), at)
                                            + " (expected %d octets, found %d)"
                                                    .formatted(content.length, found.length));
                });
    }

    /**
     * A part of the content as text in UTF-8.
     *
     * <pre>{@code
     * assertThat(attachment).hasText("hi"); // passes if the text contains it
     * assertThat(attachment).hasText("ho"); // fails, and shows the text
     * }</pre>
     */
    public MailAttachmentAssert hasText(String part) {
        return holds(
                () -> {
                    var text = new String(actual.content(), StandardCharsets.UTF_8);
                    return unless(
                            text.contains(part),
                            () ->
                                    "expected the text \"%s\" in %s,%n  its text is \"%s\""
                                            .formatted(part, actual.name(), text));
                });
    }

    /**
     * How large the content is once it is decoded.
     *
     * <pre>{@code
     * assertThat(attachment).hasSize(octets(2)); // passes
     * assertThat(attachment).hasSize(kibibytes(1)); // fails: ... but it has 2 octets
     * }</pre>
     */
    public MailAttachmentAssert hasSize(Octets size) {
        return holds(
                () ->
                        unless(
                                actual.content().length == size.count(),
                                () ->
                                        "expected %s to have %s, but it has %d octets"
                                                .formatted(
                                                        actual.name(),
                                                        size,
                                                        actual.content().length)));
    }
}
