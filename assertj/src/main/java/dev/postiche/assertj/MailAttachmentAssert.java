package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldHaveOctets.shouldHaveContent;
import static dev.postiche.assertj.error.ShouldHaveOctets.shouldHaveSize;
import static dev.postiche.assertj.error.ShouldHaveOctets.shouldHaveType;
import static dev.postiche.assertj.error.ShouldHaveText.shouldHaveText;

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
                () -> actual.type().equalsIgnoreCase(type), () -> shouldHaveType(actual, type));
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
                () -> Arrays.equals(actual.content(), content),
                () -> shouldHaveContent(actual, actual.content(), content));
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
        return holds(() -> text().contains(part), () -> shouldHaveText(actual, part, text()));
    }

    private String text() {
        return new String(actual.content(), StandardCharsets.UTF_8);
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
                () -> actual.content().length == size.count(),
                () -> shouldHaveSize(actual, actual.content().length, size.toString()));
    }
}
