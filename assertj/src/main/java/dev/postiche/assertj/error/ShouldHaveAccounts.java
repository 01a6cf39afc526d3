package dev.postiche.assertj.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A server has other accounts than it should have. */
public final class ShouldHaveAccounts extends BasicErrorMessageFactory {

    private ShouldHaveAccounts(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have these and no others. */
    public static ErrorMessageFactory shouldHaveOnlyAccounts(
            List<String> found, List<String> expected) {
        return new ShouldHaveAccounts(
                "expected the accounts %s and no others,%n but there are %s", expected, found);
    }

    /** It should not have this one. */
    public static ErrorMessageFactory shouldNotHaveAccount(List<String> found, String user) {
        return new ShouldHaveAccounts("expected no account %s,%n but there are %s", user, found);
    }
}
