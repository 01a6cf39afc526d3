package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.fault.ArmedFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
     * assertThat(mail).session(7); // fails: no session 7 is recorded; there are [1]
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
     * assertThat(mail).hasOnlyAccounts("anna"); // fails: expected accounts [anna], found [anna, bob]
     * }</pre>
     */
    public MockMailServerAssert hasOnlyAccounts(String... users) {
        return holds(
                () -> {
                    var expected = List.of(users).stream().sorted().toList();
                    var found = actual.accounts().stream().map(MailAccount::user).sorted().toList();
                    return unless(
                            found.equals(expected),
                            () -> "expected accounts %s, found %s".formatted(expected, found));
                });
    }

    /**
     * That no account has this user.
     *
     * <pre>{@code
     * assertThat(mail).hasNoAccount("carl"); // passes
     * assertThat(mail).hasNoAccount("bob"); // fails: expected no account "bob", found [anna, bob]
     * }</pre>
     */
    public MockMailServerAssert hasNoAccount(String user) {
        return holds(
                () -> {
                    var found = actual.accounts().stream().map(MailAccount::user).sorted().toList();
                    return unless(
                            !found.contains(user),
                            () -> "expected no account \"%s\", found %s".formatted(user, found));
                });
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
     * assertThat(mail).firedFault("cut-big-fetch", atMost(1)); // fails: but it acted 2 time(s)
     * }</pre>
     */
    public MockMailServerAssert firedFault(String name, Times times) {
        return holds(
                () ->
                        actual.faults()
                                .find(name)
                                .map(it -> unless(times.allows(it.fired()), () -> fired(it, times)))
                                .orElseGet(() -> Optional.of(noFault(name))));
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
        return holds(
                () ->
                        actual.faults().armed().stream()
                                .filter(it -> it.fired() == 0)
                                .map(it -> fired(it, Times.atLeast(1)))
                                .reduce((a, b) -> a + "\n" + b));
    }

    private static String fired(ArmedFault fault, Times times) {
        return "expected the fault %s to act %s,%n but it acted %d time(s)%s"
                .formatted(
                        fault.name(),
                        times,
                        fault.fired(),
                        fault.nearMisses().stream()
                                .map(why -> "\n  near miss: " + why)
                                .collect(Collectors.joining()));
    }

    private String noFault(String name) {
        return "no fault \"%s\"; faults: %s"
                .formatted(
                        name,
                        actual.faults().armed().stream()
                                .map(ArmedFault::name)
                                .collect(Collectors.joining(", ")));
    }
}
