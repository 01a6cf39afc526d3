package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asserted of an account: its mailboxes, and through them its messages. */
public final class MailAccountAssert extends MailAssert<MailAccountAssert, MailAccount> {

    MailAccountAssert(@Nullable MailAccount actual, Reports reports) {
        super(actual, MailAccountAssert.class, reports);
    }

    /**
     * Goes on with the mailbox of this name, levels divided by {@code /}.
     *
     * <pre>{@code
     * assertThat(anna).mailbox("INBOX").hasMessageCount(2); // passes if there are two
     * assertThat(anna).mailbox("Snet"); // fails: anna has no mailbox "Snet"; mailboxes: INBOX, Sent
     * }</pre>
     */
    public MailboxAssert mailbox(String name) {
        return lead(() -> actual.mailbox(name), MailboxAssert::new);
    }

    /**
     * Goes on with INBOX.
     *
     * <pre>{@code
     * assertThat(anna).inbox().hasMessageCount(2); // passes if there are two
     * assertThat(anna).inbox().isEmpty(); // fails if there are any, and lists them
     * }</pre>
     */
    public MailboxAssert inbox() {
        return mailbox("INBOX");
    }

    /**
     * That the account has these mailboxes, and maybe more.
     *
     * <pre>{@code
     * assertThat(anna).hasMailboxes("INBOX", "Sent"); // passes
     * assertThat(anna).hasMailboxes("Spam"); // fails: anna has no mailbox "Spam"; mailboxes: ...
     * }</pre>
     */
    public MailAccountAssert hasMailboxes(String... names) {
        return holds(
                () -> {
                    for (var name : names) {
                        actual.mailbox(name); // throws with the names that there are
                    }
                    return Optional.empty();
                });
    }

    /**
     * That the account has these mailboxes and no others, in any order.
     *
     * <pre>{@code
     * assertThat(anna).hasOnlyMailboxes("INBOX", "Sent"); // passes
     * assertThat(anna).hasOnlyMailboxes("INBOX"); // fails: expected anna to have only the ...
     * }</pre>
     */
    public MailAccountAssert hasOnlyMailboxes(String... names) {
        return holds(
                () -> {
                    var expected = List.of(names).stream().sorted().toList();
                    var found = names().stream().sorted().toList();
                    return unless(
                            found.equals(expected),
                            () ->
                                    "expected %s to have only the mailboxes %s, found %s"
                                            .formatted(actual.user(), expected, found));
                });
    }

    /**
     * That the account has no mailbox of this name.
     *
     * <pre>{@code
     * assertThat(anna).hasNoMailbox("Spam"); // passes
     * assertThat(anna).hasNoMailbox("Sent"); // fails: anna has a mailbox "Sent"
     * }</pre>
     */
    public MailAccountAssert hasNoMailbox(String name) {
        return holds(
                () ->
                        unless(
                                !names().contains(name),
                                () -> "%s has a mailbox \"%s\"".formatted(actual.user(), name)));
    }

    private List<String> names() {
        return actual.mailboxes().stream().map(Mailbox::name).toList();
    }
}
