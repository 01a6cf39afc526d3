package dev.postiche;

import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.QuotaSpec;
import java.util.List;

/**
 * One user of the server with the mailboxes that are the user's.
 *
 * <p>Stands for the user name, so it can be kept across {@link MockMailServer#reset()}; each method
 * looks at, or changes, the account as it is at that moment and throws {@link
 * java.util.NoSuchElementException} if it is gone.
 */
public interface MailAccount {

    /** The name that the user logs in with. */
    String user();

    /** The password that the user logs in with. */
    String password();

    /** Changes the password; sessions that are logged in stay so. */
    MailAccount password(String newPassword);

    /** Further login names, and the addresses whose deliveries lead here. */
    List<String> addresses();

    /**
     * The mailbox of this name, with {@code /} between levels whatever the separator on the wire.
     *
     * @throws java.util.NoSuchElementException if there is none; the message names those that are
     */
    Mailbox mailbox(String name);

    /** The mailbox that every account has. */
    default Mailbox inbox() {
        return mailbox("INBOX");
    }

    /** All mailboxes by name, INBOX first. */
    List<Mailbox> mailboxes();

    /**
     * Creates an empty mailbox, with the levels above it that are missing. RFC 9051 §6.3.4
     *
     * @throws IllegalStateException if it exists
     */
    default Mailbox createMailbox(String name) {
        return createMailbox(MailboxSpec.mailbox(name));
    }

    /** As {@link #createMailbox(String)}, with messages and all that a fixture can say of it. */
    Mailbox createMailbox(MailboxSpec mailbox);

    /**
     * Creates a mailbox as {@link #createMailbox(MailboxSpec)} does; one that is there goes with
     * its messages, also INBOX, and sessions that have it selected end with BYE.
     */
    Mailbox putMailbox(MailboxSpec mailbox);

    /** What the account may hold; without a limit by default. RFC 9208 */
    QuotaSpec quota();

    /** Limits what the account may hold; what is there already stays. */
    MailAccount quota(QuotaSpec quota);

    /** Deletes the account with its mail; sessions that are logged in end with BYE. */
    void delete();
}
