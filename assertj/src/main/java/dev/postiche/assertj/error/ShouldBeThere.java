package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A message is not where it should be, or is where it should not be. */
public final class ShouldBeThere extends BasicErrorMessageFactory {

    private ShouldBeThere(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should be no longer there. */
    public static ErrorMessageFactory shouldBeGone(MailMessage actual) {
        return new ShouldBeThere(
                "expected %s to be gone,%n but it is there",
                unquotedString(Described.message(actual)));
    }

    /** It should have this UID. */
    public static ErrorMessageFactory shouldHaveUid(MailMessage actual, long uid) {
        return new ShouldBeThere(
                "expected %s to have UID %s,%n but it is %s",
                unquotedString(Described.message(actual)),
                unquotedString(String.valueOf(uid)),
                unquotedString(String.valueOf(actual.uid())));
    }
}
