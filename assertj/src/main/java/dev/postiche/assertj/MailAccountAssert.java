package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldHaveMailboxes.shouldHaveMailbox;
import static dev.postiche.assertj.error.ShouldHaveMailboxes.shouldHaveOnlyMailboxes;
import static dev.postiche.assertj.error.ShouldHaveMailboxes.shouldNotHaveMailbox;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import java.util.List;
import java.util.stream.Stream;
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
     * assertThat(anna).hasMailboxes("Spam"); // fails: expected anna to have a mailbox "Spam" ...
     * }</pre>
     */
    public MailAccountAssert hasMailboxes(String... names) {
        for (var name : names) {
            holds(() -> names().contains(name), () -> shouldHaveMailbox(actual, name));
        }
        return this;
    }

    /**
     * That the account has these mailboxes and no others, in any order.
     *
     * <pre>{@code
     * assertThat(anna).hasOnlyMailboxes("INBOX", "Sent"); // passes
     * assertThat(anna).hasOnlyMailboxes("INBOX"); // fails: expected anna to have ...
     * }</pre>
     */
    public MailAccountAssert hasOnlyMailboxes(String... names) {
        var expected = Stream.of(names).sorted().toList();
        return equal(this::names, expected, () -> shouldHaveOnlyMailboxes(actual, expected));
    }

    /**
     * That the account has no mailbox of this name.
     *
     * <pre>{@code
     * assertThat(anna).hasNoMailbox("Spam"); // passes
     * assertThat(anna).hasNoMailbox("Sent"); // fails: expected anna to have no mailbox "Sent" ...
     * }</pre>
     */
    public MailAccountAssert hasNoMailbox(String name) {
        return holds(() -> !names().contains(name), () -> shouldNotHaveMailbox(actual, name));
    }

    private List<String> names() {
        return actual.mailboxes().stream().map(Mailbox::name).sorted().toList();
    }
}
