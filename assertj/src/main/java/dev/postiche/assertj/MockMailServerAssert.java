package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldHaveAccounts.shouldHaveOnlyAccounts;
import static dev.postiche.assertj.error.ShouldHaveAccounts.shouldNotHaveAccount;
import static dev.postiche.assertj.error.ShouldHaveFired.shouldAllHaveFired;
import static dev.postiche.assertj.error.ShouldHaveFired.shouldBeArmed;
import static dev.postiche.assertj.error.ShouldHaveFired.shouldHaveFired;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.expect.Times;
import dev.postiche.fault.ArmedFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a server: its accounts, and through them their mail; its faults. */
public final class MockMailServerAssert extends MailAssert<MockMailServerAssert, MockMailServer> {

    MockMailServerAssert(@Nullable MockMailServer actual, Reports reports) {
        super(actual, MockMailServerAssert.class, reports);
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
        return lead(() -> actual.account(user), MailAccountAssert::new);
    }

    /**
     * Goes on with all that was said to the server.
     *
     * <pre>{@code
     * assertThat(mail).recording().hasSessionCount(1); // passes if one client connected
     * assertThat(mail).recording().isEmpty(); // fails if one connected, and shows the dialogue
     * }</pre>
     */
    public RecordingAssert recording() {
        return lead(() -> actual.recording(), RecordingAssert::new);
    }

    /**
     * Goes on with the session of this number, counted from 1 since the start or the last reset.
     *
     * <pre>{@code
     * assertThat(mail).session(1).loggedInAs("anna"); // passes
     * assertThat(mail).session(7); // fails: no session 7 is recorded; there is 1 ...
     * }</pre>
     */
    public RecordedSessionAssert session(int number) {
        return recording().session(number);
    }

    /**
     * That these are the users, in any order.
     *
     * <pre>{@code
     * assertThat(mail).hasOnlyAccounts("anna", "bob"); // passes
     * assertThat(mail).hasOnlyAccounts("anna"); // fails: ... and no others, but there are ...
     * }</pre>
     */
    public MockMailServerAssert hasOnlyAccounts(String... users) {
        var expected = Stream.of(users).sorted().toList();
        return equal(this::users, expected, () -> shouldHaveOnlyAccounts(users(), expected));
    }

    /**
     * That no account has this user.
     *
     * <pre>{@code
     * assertThat(mail).hasNoAccount("carl"); // passes
     * assertThat(mail).hasNoAccount("bob"); // fails: expected no account "bob" ...
     * }</pre>
     */
    public MockMailServerAssert hasNoAccount(String user) {
        return holds(() -> !users().contains(user), () -> shouldNotHaveAccount(users(), user));
    }

    private List<String> users() {
        return actual.accounts().stream().map(MailAccount::user).sorted().toList();
    }

    /**
     * That a fault acted at least once since it was armed.
     *
     * <pre>{@code
     * assertThat(mail).firedFault("cut-big-fetch"); // passes if it acted
     * assertThat(mail).firedFault("cut-big-fetch"); // fails if not, and tells the near misses
     * }</pre>
     */
    public MockMailServerAssert firedFault(String name) {
        return firedFault(name, Times.atLeast(1));
    }

    /**
     * That a fault acted so often since it was armed.
     *
     * <pre>{@code
     * assertThat(mail).firedFault("cut-big-fetch", times(2)); // passes if it acted twice
     * assertThat(mail).firedFault("cut-big-fetch", atMost(1)); // fails: ... but it acted 2 times
     * }</pre>
     */
    public MockMailServerAssert firedFault(String name, Times times) {
        return holds(
                () -> fault(name).filter(it -> times.allows(it.fired())).isPresent(),
                () ->
                        fault(name)
                                .map(it -> shouldHaveFired(it, times))
                                .orElseGet(() -> shouldBeArmed(names(), name)));
    }

    private Optional<ArmedFault> fault(String name) {
        return actual.faults().find(name);
    }

    private List<String> names() {
        return actual.faults().armed().stream().map(ArmedFault::name).toList();
    }

    /**
     * That each fault that is armed has acted, so that none stands there for nothing.
     *
     * <pre>{@code
     * assertThat(mail).firedAllFaults(); // passes if each acted
     * assertThat(mail).firedAllFaults(); // fails if one did not, and tells its near misses
     * }</pre>
     */
    public MockMailServerAssert firedAllFaults() {
        return holds(() -> silent().isEmpty(), () -> shouldAllHaveFired(silent()));
    }

    private List<ArmedFault> silent() {
        return actual.faults().armed().stream().filter(it -> it.fired() == 0).toList();
    }
}
