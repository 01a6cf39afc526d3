package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import dev.postiche.spec.Flag;
import java.util.Collection;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A message has other flags than it should have. */
public final class ShouldHaveFlags extends BasicErrorMessageFactory {

    private ShouldHaveFlags(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have these, and maybe more. */
    public static ErrorMessageFactory shouldHaveFlags(
            MailMessage actual, Collection<Flag> missing) {
        return new ShouldHaveFlags(
                "expected %s to have %s,%n but it has %s",
                unquotedString(Described.message(actual)), words(missing), words(actual.flags()));
    }

    /** It should have none of these. */
    public static ErrorMessageFactory shouldNotHaveFlags(
            MailMessage actual, Collection<Flag> unwanted) {
        return new ShouldHaveFlags(
                "expected %s not to have %s,%n but it has %s",
                unquotedString(Described.message(actual)), words(unwanted), words(actual.flags()));
    }

    /** It should have these and no others. */
    public static ErrorMessageFactory shouldHaveOnlyFlags(
            MailMessage actual, Collection<Flag> expected) {
        return new ShouldHaveFlags(
                "expected %s to have %s and no other flags,%n but it has %s",
                unquotedString(Described.message(actual)), words(expected), words(actual.flags()));
    }

    private static CharSequence words(Collection<Flag> flags) {
        return unquotedString(
                flags.isEmpty()
                        ? "no flags"
                        : String.join(" ", flags.stream().map(Flag::name).sorted().toList()));
    }
}
