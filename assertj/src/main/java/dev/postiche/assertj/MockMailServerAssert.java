package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of a server: its accounts, and through them their mail. */
public final class MockMailServerAssert
        extends AbstractAssert<MockMailServerAssert, MockMailServer> {

    MockMailServerAssert(MockMailServer actual) {
        super(actual, MockMailServerAssert.class);
    }

    /**
     * Goes on with the account of this user.
     *
     * <pre>{@code
     * assertThat(mail).account("anna").mailbox("INBOX").isEmpty(); // passes if INBOX is empty
     * assertThat(mail).account("ana"); // fails: no account "ana"; accounts: anna, bob
     * }</pre>
     */
    public MailAccountAssert account(String user) {
        isNotNull();
        try {
            return new MailAccountAssert(actual.account(user)).as(info.descriptionText());
        } catch (NoSuchElementException missing) {
            throw failure("%s", missing.getMessage());
        }
    }

    /**
     * That these are the users, in any order.
     *
     * <pre>{@code
     * assertThat(mail).hasOnlyAccounts("anna", "bob"); // passes
     * assertThat(mail).hasOnlyAccounts("anna"); // fails: expected accounts [anna], found [anna, bob]
     * }</pre>
     */
    public MockMailServerAssert hasOnlyAccounts(String... users) {
        isNotNull();
        var expected = List.of(users).stream().sorted().toList();
        var found = actual.accounts().stream().map(MailAccount::user).sorted().toList();
        if (!found.equals(expected)) {
            throw failureWithActualExpected(
                    found, expected, "expected accounts %s, found %s", expected, found);
        }
        return this;
    }
}
