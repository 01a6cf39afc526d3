package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of an account: its mailboxes, and through them its messages. */
public final class MailAccountAssert extends AbstractAssert<MailAccountAssert, MailAccount> {

    MailAccountAssert(MailAccount actual) {
        super(actual, MailAccountAssert.class);
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
        isNotNull();
        try {
            return new MailboxAssert(actual.mailbox(name)).as(info.descriptionText());
        } catch (NoSuchElementException missing) {
            throw failure("%s", missing.getMessage());
        }
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
        for (var name : names) {
            mailbox(name);
        }
        return this;
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
        isNotNull();
        List<String> found = actual.mailboxes().stream().map(Mailbox::name).toList();
        if (found.contains(name)) {
            throw failure("%s has a mailbox \"%s\"", actual.user(), name);
        }
        return this;
    }
}
