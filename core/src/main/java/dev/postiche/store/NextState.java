package dev.postiche.store;

import dev.postiche.store.StoreRefusal.Reason;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The next state of the store while a transaction makes it.
 *
 * <p>Here alone accounts, mailboxes and what is remembered of vacated names are kept in step. RFC
 * 9051 §2.3.1.1.
 */
final class NextState {

    private final StoreState before;
    private final long firstUidValidity;
    private final LongAdder rowVisits;
    private final Set<MailboxId> touched = new LinkedHashSet<>();
    private boolean accountsTouched;

    private PersistentMap<String, Account> accounts;
    private PersistentMap<MailboxId, Mailbox> mailboxes;
    private PersistentMap<String, String> addresses;
    private PersistentMap<String, Long> vacated;
    private long vacatedModSeq;
    private Annotations annotations;
    private long nextMailbox;
    private long nextEmail;

    NextState(StoreState before, long firstUidValidity, LongAdder rowVisits) {
        this.before = before;
        this.firstUidValidity = firstUidValidity;
        this.rowVisits = rowVisits;
        this.accounts = before.accounts;
        this.mailboxes = before.mailboxes;
        this.addresses = before.addresses;
        this.vacated = before.vacated;
        this.vacatedModSeq = before.vacatedModSeq;
        this.annotations = before.annotations;
        this.nextMailbox = before.nextMailbox;
        this.nextEmail = before.nextEmail;
    }

    StoreState state() {
        return new StoreState(
                before.epoch,
                accounts,
                mailboxes,
                addresses,
                vacated,
                vacatedModSeq,
                annotations,
                nextMailbox,
                nextEmail);
    }

    Commit commit() {
        return new Commit(before, state(), Set.copyOf(touched), accountsTouched);
    }

    Account account(String user) {
        return accounts.get(user)
                .orElseThrow(
                        () -> new StoreRefusal(Reason.NONEXISTENT, "no account \"" + user + "\""));
    }

    boolean hasAccount(String user) {
        return accounts.contains(user);
    }

    void createAccount(String user, String password) {
        put(new AccountDraft(user, password, firstUidValidity));
    }

    void removeAccount(String user) {
        account(user).mailboxes().forEach(this::remove);
        accounts = accounts.without(user);
        accountsTouched = true;
    }

    void edit(String user, Consumer<AccountDraft> change) {
        var draft = new AccountDraft(account(user));
        change.accept(draft);
        put(draft);
    }

    /** As {@link #edit}, of what nobody is to hear of. */
    void editQuietly(String user, Consumer<AccountDraft> change) {
        var draft = new AccountDraft(account(user));
        change.accept(draft);
        accounts = accounts.with(user, new Account(draft));
    }

    /** Lets those hear of this commit who have the mailbox selected. */
    void touch(MailboxId id) {
        touched.add(id);
    }

    private void put(AccountDraft draft) {
        accounts = accounts.with(draft.user, new Account(draft));
        accountsTouched = true;
    }

    Annotations annotations() {
        return annotations;
    }

    void annotations(Annotations changed) {
        annotations = changed;
        accountsTouched = true;
    }

    /** To whom an address leads; case does not matter. */
    PersistentMap<String, String> addresses() {
        return addresses;
    }

    void addresses(PersistentMap<String, String> changed) {
        addresses = changed;
    }

    Mailbox mailbox(MailboxId id) {
        return mailboxes
                .get(id)
                .orElseThrow(() -> new StoreRefusal(Reason.NONEXISTENT, "the mailbox is gone"));
    }

    Mailbox mailbox(String user, String name) {
        return account(user)
                .mailbox(name)
                .orElseThrow(
                        () -> new StoreRefusal(Reason.NONEXISTENT, "no mailbox \"" + name + "\""));
    }

    long nextEmail() {
        return nextEmail++;
    }

    /** The next version of a mailbox, with the mod-sequence that this commit gives it. */
    MailboxDraft forMessages(MailboxId id) {
        var draft = mailbox(id).draft();
        if (!draft.selectable) {
            throw new StoreRefusal(
                    Reason.NOT_SELECTABLE, "\"" + draft.name + "\" holds no messages");
        }
        draft.highestModSeq = before.mailbox(id).map(Mailbox::highestModSeq).orElse(0L) + 1;
        return draft;
    }

    MailboxDraft newMailbox(String user, String name) {
        var id = new MailboxId(nextMailbox++);
        accountsTouched = true;
        return new MailboxDraft(id, user, name, nextUidValidity(user, name), Rows.empty(rowVisits));
    }

    /** Greater than any that stood under this name. RFC 9051 §2.3.1.1 */
    long nextUidValidity(String user, String name) {
        var next = Math.max(account(user).nextUidValidity, vacatedUidValidity(user, name) + 1);
        return Mailbox.inRange("UIDVALIDITY", 1, next);
    }

    long vacatedUidValidity(String user, String name) {
        return vacated.get(StoreState.vacatedKey(user, name)).orElse(0L);
    }

    Mailbox put(MailboxDraft draft) {
        touched.add(draft.id);
        return putQuietly(draft);
    }

    /** For what nobody has to be told. */
    Mailbox putQuietly(MailboxDraft draft) {
        var mailbox = new Mailbox(draft);
        var account = new AccountDraft(account(draft.user));
        account.put(mailbox);
        accounts = accounts.with(draft.user, new Account(account));
        mailboxes = mailboxes.with(draft.id, mailbox);
        return mailbox;
    }

    void remove(Mailbox mailbox) {
        vacate(mailbox);
        vacatedModSeq = Math.max(vacatedModSeq, mailbox.highestModSeq());
        mailboxes = mailboxes.without(mailbox.id());
    }

    /** Frees a name, whose UIDVALIDITY is remembered. */
    void vacate(Mailbox mailbox) {
        var key = StoreState.vacatedKey(mailbox.user(), mailbox.name());
        var highest = vacatedUidValidity(mailbox.user(), mailbox.name());
        vacated = vacated.with(key, Math.max(highest, mailbox.uidValidity()));
        edit(mailbox.user(), draft -> draft.remove(mailbox.name()));
        touched.add(mailbox.id());
    }
}
