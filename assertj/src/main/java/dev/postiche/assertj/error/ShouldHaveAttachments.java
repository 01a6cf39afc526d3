package dev.postiche.assertj.error;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.spec.Nearest;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A message has other attachments than it should have. */
public final class ShouldHaveAttachments extends BasicErrorMessageFactory {

    private ShouldHaveAttachments(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have one of this name. */
    public static ErrorMessageFactory shouldHaveAttachment(MailMessage actual, String name) {
        var found = names(actual);
        return new ShouldHaveAttachments(
                "expected %s to have the attachment %s,%n but it has %s%s",
                unquotedString(Described.message(actual)),
                name,
                found.isEmpty() ? unquotedString("none") : found,
                unquotedString(Nearest.hint(name, found)));
    }

    /** It should have none. */
    public static ErrorMessageFactory shouldNotHaveAttachments(MailMessage actual) {
        return new ShouldHaveAttachments(
                "expected %s to have no attachment,%n but it has %s",
                unquotedString(Described.message(actual)), names(actual));
    }

    private static List<String> names(MailMessage message) {
        return message.attachments().stream().map(MailAttachment::name).toList();
    }
}
