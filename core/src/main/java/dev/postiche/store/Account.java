package dev.postiche.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One user's mail at one moment.
 *
 * <p>An immutable value; usage is kept with every change and never summed up. RFC 9208 §3.
 */
public final class Account {

    final String user;
    final String password;
    final List<String> addresses;
    final List<AccessToken> tokens;
    final Quota quota;
    final long usedOctets;
    final long usedMessages;
    final long sharedMailboxes;
    final PersistentMap<String, Mailbox> mailboxes;
    final SortedSet<String> subscriptions;
    final PersistentMap<MailboxId, String> accessKeys;
    final PersistentMap<String, String> threads;

    /** The UIDVALIDITY for the next mailbox whose name was not used before. */
    final long nextUidValidity;

    Account(AccountDraft draft) {
        this.user = draft.user;
        this.password = draft.password;
        this.addresses = draft.addresses;
        this.tokens = draft.tokens;
        this.quota = draft.quota;
        this.usedOctets = draft.usedOctets;
        this.usedMessages = draft.usedMessages;
        this.sharedMailboxes = draft.sharedMailboxes;
        this.mailboxes = draft.mailboxes;
        this.subscriptions = draft.subscriptions;
        this.accessKeys = draft.accessKeys;
        this.threads = draft.threads;
        this.nextUidValidity = draft.nextUidValidity;
    }

    /** The name under which it is kept; one of its login names. */
    public String user() {
        return user;
    }

    /** In clear: this server is for tests, and APOP and CRAM-MD5 need it so. */
    public String password() {
        return password;
    }

    /** Further login names, and the addresses whose deliveries lead here. */
    public List<String> addresses() {
        return addresses;
    }

    /** Bearer tokens that open it, expired ones included. */
    public List<AccessToken> tokens() {
        return tokens;
    }

    /** How much it may hold. */
    public Quota quota() {
        return quota;
    }

    /** The octets of all its messages together. */
    public long usedOctets() {
        return usedOctets;
    }

    /** How many messages in all its mailboxes. */
    public long usedMessages() {
        return usedMessages;
    }

    /** Whether others may do something with any of its mailboxes. RFC 4314 §2 */
    public boolean isShared() {
        return sharedMailboxes > 0;
    }

    /** The mailbox, or {@code \Noselect} name, called so; INBOX in any case. */
    public Optional<Mailbox> mailbox(String name) {
        return mailboxes.get(MailboxName.canonical(name));
    }

    /** The mailbox that is always there. */
    public Mailbox inbox() {
        return mailboxes
                .get(MailboxName.INBOX)
                .orElseThrow(() -> new IllegalStateException("no INBOX for " + user));
    }

    /** All mailboxes and {@code \Noselect} names, ordered by name. */
    public List<Mailbox> mailboxes() {
        var all = new ArrayList<Mailbox>();
        mailboxes.forEach((name, mailbox) -> all.add(mailbox));
        return all;
    }

    /** What lies below a name, at any depth, ordered by name. */
    public List<Mailbox> inferiors(String name) {
        var prefix = MailboxName.inferiorsOf(MailboxName.canonical(name));
        var found = new ArrayList<Mailbox>();
        mailboxes.forEachFrom(
                prefix, (other, mailbox) -> other.startsWith(prefix) && found.add(mailbox));
        return found;
    }

    /** Whether anything lies below a name: {@code \HasChildren}. RFC 3348 */
    public boolean hasInferiors(String name) {
        var prefix = MailboxName.inferiorsOf(MailboxName.canonical(name));
        var found = new boolean[1];
        mailboxes.forEachFrom(
                prefix,
                (other, mailbox) -> {
                    found[0] = other.startsWith(prefix);
                    return false;
                });
        return found[0];
    }

    /** Subscribed names, whether or not there are such mailboxes. RFC 3501 §6.3.6 */
    public SortedSet<String> subscriptions() {
        return subscriptions;
    }

    /** The key that vouches for URLs of messages in a mailbox, once there is one. RFC 4467 §2.2 */
    public Optional<String> accessKey(MailboxId mailbox) {
        return accessKeys.get(mailbox);
    }

    /** The thread that was settled for a message, which stays as it is. RFC 8474 §5.2 */
    public Optional<String> threadOf(String emailId) {
        return threads.get(emailId);
    }

    @Override
    public String toString() {
        return user + " (" + mailboxes.size() + " mailboxes)";
    }
}
