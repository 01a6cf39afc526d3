package dev.postiche.assertj.error;

import dev.postiche.record.RecordedExchange;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A command and its reply are not what they should be; both are shown. */
public final class ShouldBeExchange extends BasicErrorMessageFactory {

    private ShouldBeExchange(String format, Object... arguments) {
        super(format, arguments);
    }

    private static ErrorMessageFactory text(
            RecordedExchange actual, String expected, String found) {
        return new ShouldBeExchange(
                "expected %s %s,%n but %s%n%n%s",
                unquotedString(
                        actual.command().isEmpty()
                                ? "the " + actual.kind().name().toLowerCase(Locale.ROOT)
                                : actual.command()),
                unquotedString(expected),
                unquotedString(found),
                unquotedString(actual.excerpt()));
    }

    /** It should be this command. */
    public static ErrorMessageFactory shouldBeCommand(RecordedExchange actual, String pattern) {
        return text(actual, "to be the command " + pattern, "it is " + actual.commandText());
    }

    /** It should have succeeded. */
    public static ErrorMessageFactory shouldSucceed(RecordedExchange actual) {
        return text(actual, "to succeed", "it got " + actual.outcome());
    }

    /** It should have been refused. */
    public static ErrorMessageFactory shouldBeRefused(RecordedExchange actual) {
        return text(actual, "to be refused", "it got " + actual.outcome());
    }

    /** It should have had this outcome. */
    public static ErrorMessageFactory shouldHaveStatus(RecordedExchange actual, String status) {
        return text(actual, "to get " + status, "it got " + actual.outcome());
    }

    /** The reply should have this part. */
    public static ErrorMessageFactory shouldHaveReplied(RecordedExchange actual, String part) {
        return text(
                actual,
                "to be answered with \"%s\"".formatted(part),
                actual.dropped() == 0
                        ? "the reply does not hold it"
                        : "it cannot be known: %s octets were dropped for want of room; raise the"
                                        .formatted(actual.dropped())
                                + " limit recording");
    }

    /** It should have been over sooner. */
    public static ErrorMessageFactory shouldTakeAtMost(RecordedExchange actual, Duration most) {
        return text(
                actual,
                "to take %s at most".formatted(TimeSpan.format(most)),
                String.format(Locale.ROOT, "it took %.3f ms", actual.total().toNanos() / 1e6));
    }

    /** A fault should have acted in it. */
    public static ErrorMessageFactory shouldMeetFault(RecordedExchange actual, String name) {
        return text(actual, "to meet the fault " + name, "there acted " + list(actual.faults()));
    }

    /** It should have changed this. */
    public static ErrorMessageFactory shouldChange(RecordedExchange actual, String what) {
        return text(
                actual,
                "to make the change \"%s\"".formatted(what),
                "it made " + list(actual.changes()));
    }

    /** It should have been in this mailbox. */
    public static ErrorMessageFactory shouldBeIn(RecordedExchange actual, String mailbox) {
        return text(
                actual,
                "to be in " + mailbox,
                "it was in " + actual.mailbox().orElse("no mailbox"));
    }

    /** It should have brought less. */
    public static ErrorMessageFactory shouldBringAtMost(RecordedExchange actual, String most) {
        return text(
                actual,
                "to bring %s at most".formatted(most),
                "there were %s octets".formatted(actual.octetsOut()));
    }

    /** It should have come to its end. */
    public static ErrorMessageFactory shouldBeWhole(RecordedExchange actual) {
        return text(actual, "to come to its end", "it broke off");
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
