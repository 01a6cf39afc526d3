package dev.postiche.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All mail of a store at one moment.
 *
 * <p>An immutable value: keeping one is a snapshot of the whole server, and costs nothing.
 */
public final class StoreState {

    final long epoch;
    final PersistentMap<String, Account> accounts;

    /** The same mailboxes as in the accounts, for sessions that hold on to an id. */
    final PersistentMap<MailboxId, Mailbox> mailboxes;

    /** User names by address in lower case. */
    final PersistentMap<String, String> addresses;

    /** The greatest UIDVALIDITY that ever stood under a name which was vacated since. */
    final PersistentMap<String, Long> vacated;

    /** No mailbox that is no longer there ever had a mod-sequence above this. */
    final long vacatedModSeq;

    /** What is noted of the server as a whole. */
    final Annotations annotations;

    final long nextMailbox;
    final long nextEmail;

    StoreState(
            long epoch,
            PersistentMap<String, Account> accounts,
            PersistentMap<MailboxId, Mailbox> mailboxes,
            PersistentMap<String, String> addresses,
            PersistentMap<String, Long> vacated,
            long vacatedModSeq,
            Annotations annotations,
            long nextMailbox,
            long nextEmail) {
        this.epoch = epoch;
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.addresses = addresses;
        this.vacated = vacated;
        this.vacatedModSeq = vacatedModSeq;
        this.annotations = annotations;
        this.nextMailbox = nextMailbox;
        this.nextEmail = nextEmail;
    }

    static StoreState empty() {
        return new StoreState(
                1,
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                0,
                Annotations.NONE,
                1,
                1);
    }

    /** Grows with every restore; within one epoch the change logs of mailboxes hold together. */
    public long epoch() {
        return epoch;
    }

    /** All accounts, ordered by user name. */
    public List<Account> accounts() {
        var all = new ArrayList<Account>();
        accounts.forEach((user, account) -> all.add(account));
        return all;
    }

    /** The account of exactly this user name. */
    public Optional<Account> account(String user) {
        return accounts.get(user);
    }

    /** The account of this user name, or else of this address, whose case does not matter. */
    public Optional<Account> accountFor(String login) {
        return accounts.get(login)
                .or(() -> addresses.get(login.toLowerCase(Locale.ROOT)).flatMap(accounts::get));
    }

    /** What is noted of the server as a whole. RFC 5464 §3 */
    public Annotations annotations() {
        return annotations;
    }

    /** The mailbox with this id, whatever it is called by now. */
    public Optional<Mailbox> mailbox(MailboxId id) {
        return mailboxes.get(id);
    }

    /** The mailbox, or {@code \Noselect} name, called so; INBOX in any case. */
    public Optional<Mailbox> mailbox(String user, String name) {
        return account(user).flatMap(account -> account.mailbox(name));
    }

    /** Under what the UIDVALIDITY of a vacated name is remembered. */
    static String vacatedKey(String user, String name) {
        return user + '\0' + name;
    }
}
