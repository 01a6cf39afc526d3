package dev.postiche.assertj.error;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import dev.postiche.spec.Nearest;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** An account has other mailboxes than it should have. */
public final class ShouldHaveMailboxes extends BasicErrorMessageFactory {

    private ShouldHaveMailboxes(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have this one too. */
    public static ErrorMessageFactory shouldHaveMailbox(MailAccount actual, String name) {
        var found = names(actual);
        return new ShouldHaveMailboxes(
                "expected %s to have a mailbox %s,%n but it has %s%s",
                unquotedString(actual.user()),
                name,
                found,
                unquotedString(Nearest.hint(name, found)));
    }

    /** It should have these and no others. */
    public static ErrorMessageFactory shouldHaveOnlyMailboxes(
            MailAccount actual, List<String> expected) {
        return new ShouldHaveMailboxes(
                "expected %s to have the mailboxes %s and no others,%n but it has %s",
                unquotedString(actual.user()), expected, names(actual));
    }

    /** It should not have this one. */
    public static ErrorMessageFactory shouldNotHaveMailbox(MailAccount actual, String name) {
        return new ShouldHaveMailboxes(
                "expected %s to have no mailbox %s,%n but it has %s",
                unquotedString(actual.user()), name, names(actual));
    }

    private static List<String> names(MailAccount account) {
        return account.mailboxes().stream().map(Mailbox::name).sorted().toList();
    }
}
