package dev.postiche.assertj.error;

import dev.postiche.expect.Expectation;
import dev.postiche.record.RecordedSession;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A session has not the exchange that it should have. */
public final class ShouldHaveExchanged extends BasicErrorMessageFactory {

    private ShouldHaveExchanged(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have sent this command. */
    public static ErrorMessageFactory shouldHaveSent(RecordedSession actual, String command) {
        return new ShouldHaveExchanged(
                "%s", unquotedString(Expectation.sentInOrder(command).failure(actual).orElse("")));
    }

    /** It should have an exchange of this number. */
    public static ErrorMessageFactory shouldHaveExchange(RecordedSession actual, int number) {
        return new ShouldHaveExchanged(
                "expected session %s to have an exchange %s,%n but it has %s%n%n%s",
                actual.number(),
                number,
                actual.exchanges().size(),
                unquotedString(actual.excerpt(0)));
    }
}
