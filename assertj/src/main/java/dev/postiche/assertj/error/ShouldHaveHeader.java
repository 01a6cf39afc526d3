package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.Optional;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A message has other header fields than it should have. */
public final class ShouldHaveHeader extends BasicErrorMessageFactory {

    private ShouldHaveHeader(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have this decoded subject. */
    public static ErrorMessageFactory shouldHaveSubject(MailMessage actual, String expected) {
        return new ShouldHaveHeader(
                "expected %s to have the subject %s,%n but it is %s%s",
                unquotedString(Described.message(actual)),
                expected,
                actual.subject(),
                unquotedString(
                        elsewhere(actual, expected)
                                .map(it -> ": message %s has that".formatted(it.sequenceNumber()))
                                .orElse("")));
    }

    private static Optional<MailMessage> elsewhere(MailMessage actual, String subject) {
        Mailbox mailbox = actual.mailbox();
        return mailbox.messages().stream().filter(it -> it.subject().equals(subject)).findFirst();
    }

    /** It should be from this sender. */
    public static ErrorMessageFactory shouldBeFrom(MailMessage actual, String expected) {
        return new ShouldHaveHeader(
                "expected %s to be from %s,%n but it is from %s",
                unquotedString(Described.message(actual)),
                expected,
                actual.from().isEmpty() ? unquotedString("nobody") : actual.from());
    }

    /** It should have a field of this name and decoded value. */
    public static ErrorMessageFactory shouldHaveHeader(
            MailMessage actual, String name, String value) {
        var found = actual.headers(name);
        return new ShouldHaveHeader(
                "expected %s to have the header field %s: %s,%n but %s",
                unquotedString(Described.message(actual)),
                unquotedString(name),
                value,
                found.isEmpty()
                        ? unquotedString("there is none of that name" + nearest(actual, name))
                        : unquotedString("it is " + quoted(found)));
    }

    /** It should have no field of this name. */
    public static ErrorMessageFactory shouldNotHaveHeader(MailMessage actual, String name) {
        return new ShouldHaveHeader(
                "expected %s to have no header field %s,%n but it is %s",
                unquotedString(Described.message(actual)),
                unquotedString(name),
                unquotedString(quoted(actual.headers(name))));
    }

    private static String nearest(MailMessage message, String name) {
        return Nearest.hint(
                name, message.headers().stream().map(MailMessage.HeaderLine::name).toList());
    }

    private static String quoted(List<String> values) {
        return String.join(" and ", values.stream().map(it -> '"' + it + '"').toList());
    }
}
