package dev.postiche.assertj.error;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A text has not the part that it should have. */
public final class ShouldHaveText extends BasicErrorMessageFactory {

    private ShouldHaveText(String format, Object... arguments) {
        super(format, arguments);
    }

    /** The plain text of a message should have it. */
    public static ErrorMessageFactory shouldHaveText(MailMessage actual, String part) {
        return text(Described.message(actual), "the text", part, actual.text());
    }

    /** The HTML of a message should have it. */
    public static ErrorMessageFactory shouldHaveHtml(MailMessage actual, String part) {
        return text(Described.message(actual), "the HTML", part, actual.html());
    }

    /** The content of an attachment should have it. */
    public static ErrorMessageFactory shouldHaveText(
            MailAttachment actual, String part, String found) {
        return text("the attachment " + actual.name(), "the text", part, found);
    }

    private static ErrorMessageFactory text(String who, String what, String part, String found) {
        return new ShouldHaveText(
                "expected %s to have %s %s,%n but %s",
                unquotedString(who),
                unquotedString(what),
                part,
                unquotedString(
                        found.isEmpty()
                                ? "it has none"
                                : what
                                        + " is:\n"
                                        + Described.cut(found).indent(2).stripTrailing()));
    }
}
