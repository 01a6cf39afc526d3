package dev.postiche.assertj.error;

import dev.postiche.Mailbox;
import dev.postiche.spec.SpecialUse;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A mailbox is not of the kind that it should be. */
public final class ShouldBeMailbox extends BasicErrorMessageFactory {

    private ShouldBeMailbox(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should be for this. */
    public static ErrorMessageFactory shouldHaveSpecialUse(Mailbox actual, SpecialUse expected) {
        return new ShouldBeMailbox(
                "expected %s to be for %s,%n but it is for %s",
                unquotedString(Described.mailbox(actual)),
                expected,
                actual.specialUse().isEmpty()
                        ? unquotedString("nothing special")
                        : actual.specialUse());
    }

    /** Its account should be subscribed to it. */
    public static ErrorMessageFactory shouldBeSubscribed(Mailbox actual) {
        return new ShouldBeMailbox(
                "expected %s to be subscribed to,%n but it is not",
                unquotedString(Described.mailbox(actual)));
    }

    /** It should have this UIDVALIDITY. */
    public static ErrorMessageFactory shouldHaveUidValidity(Mailbox actual, long expected) {
        return new ShouldBeMailbox(
                "expected %s to have UIDVALIDITY %s,%n but it is %s",
                unquotedString(Described.mailbox(actual)),
                unquotedString(String.valueOf(expected)),
                unquotedString(String.valueOf(actual.uidValidity())));
    }
}
