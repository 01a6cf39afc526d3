/* This file is long because it has a documented method for each change that the store knows. */
package dev.postiche.store;

import dev.postiche.spec.SpecialUse;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The verbs with which mail is changed, within one commit.
 *
 * <p>Each sees what the ones before it did. All changes to one mailbox share one new mod-sequence.
 * RFC 9051 §6.3 and §6.4, RFC 7162 §3.1.
 */
public final class Transaction {

    private final StoreState before;
    private final InstantSource clock;
    private final long firstUidValidity;
    private final LongAdder rowVisits;
    private final MailboxNames names = new MailboxNames(this);
    private final Set<MailboxId> touched = new LinkedHashSet<>();
    private boolean accountsTouched;

    private PersistentMap<String, Account> accounts;
    private PersistentMap<MailboxId, Mailbox> mailboxes;
    private PersistentMap<String, String> addresses;
    private PersistentMap<String, Long> vacated;
    private long vacatedModSeq;
    private long nextMailbox;
    private long nextEmail;

    Transaction(
            StoreState before, InstantSource clock, long firstUidValidity, LongAdder rowVisits) {
        this.before = before;
        this.clock = clock;
        this.firstUidValidity = firstUidValidity;
        this.rowVisits = rowVisits;
        this.accounts = before.accounts;
        this.mailboxes = before.mailboxes;
        this.addresses = before.addresses;
        this.vacated = before.vacated;
        this.vacatedModSeq = before.vacatedModSeq;
        this.nextMailbox = before.nextMailbox;
        this.nextEmail = before.nextEmail;
    }

    /** The state as this transaction has made it so far. */
    public StoreState state() {
        return new StoreState(
                before.epoch,
                accounts,
                mailboxes,
                addresses,
                vacated,
                vacatedModSeq,
                nextMailbox,
                nextEmail);
    }

    Commit commit() {
        var unchanged = touched.isEmpty() && !accountsTouched && mailboxes == before.mailboxes;
        return new Commit(
                before, unchanged ? before : state(), Set.copyOf(touched), accountsTouched);
    }

    // Accounts

    /**
     * The account of this user name.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Account account(String user) {
        return accounts.get(user)
                .orElseThrow(
                        () -> new StoreRefusal(Reason.NONEXISTENT, "no account \"" + user + "\""));
    }

    /**
     * A new account with an INBOX and nothing else.
     *
     * @throws StoreRefusal ALREADY_EXISTS
     */
    public Account createAccount(String user, String password) {
        if (accounts.contains(user)) {
            throw new StoreRefusal(
                    Reason.ALREADY_EXISTS, "account \"" + user + "\" already exists");
        }
        put(new AccountDraft(user, password, firstUidValidity));
        createMailbox(user, MailboxName.INBOX);
        return account(user);
    }

    /** Deletes an account with all its mail; its sessions end. */
    public void deleteAccount(String user) {
        var account = account(user);
        account.mailboxes().forEach(this::remove);
        setAddresses(user, List.of());
        accounts = accounts.without(user);
        accountsTouched = true;
    }

    /** Sets the password. */
    public void setPassword(String user, String password) {
        edit(user, draft -> draft.password = password);
    }

    /**
     * Sets the further login names, which are also the addresses whose deliveries lead here.
     *
     * @throws StoreRefusal ALREADY_EXISTS if one belongs to another account
     */
    public void setAddresses(String user, Collection<String> wanted) {
        for (var old : account(user).addresses()) {
            addresses = addresses.without(old.toLowerCase(Locale.ROOT));
        }
        for (var address : wanted) {
            var key = address.toLowerCase(Locale.ROOT);
            if (!addresses.get(key).orElse(user).equals(user)) {
                throw new StoreRefusal(
                        Reason.ALREADY_EXISTS, "another account has the address " + address);
            }
            addresses = addresses.with(key, user);
        }
        edit(user, draft -> draft.addresses = List.copyOf(wanted));
    }

    /** Sets the limits; an account that holds more already keeps it. */
    public void setQuota(String user, Quota quota) {
        edit(user, draft -> draft.quota = quota);
    }

    /** Adds a name to the subscriptions; there need be no such mailbox. RFC 3501 §6.3.6 */
    public void subscribe(String user, String name) {
        var canonical = MailboxName.canonical(name);
        edit(user, draft -> draft.subscriptions(names -> names.add(canonical)));
    }

    /** Takes a name out of the subscriptions. RFC 3501 §6.3.7 */
    public void unsubscribe(String user, String name) {
        var canonical = MailboxName.canonical(name);
        edit(user, draft -> draft.subscriptions(names -> names.remove(canonical)));
    }

    // Mailboxes

    /**
     * The mailbox with this id.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Mailbox mailbox(MailboxId id) {
        return mailboxes
                .get(id)
                .orElseThrow(() -> new StoreRefusal(Reason.NONEXISTENT, "the mailbox is gone"));
    }

    /**
     * The mailbox of this name.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Mailbox mailbox(String user, String name) {
        return account(user)
                .mailbox(name)
                .orElseThrow(
                        () -> new StoreRefusal(Reason.NONEXISTENT, "no mailbox \"" + name + "\""));
    }

    /**
     * A new mailbox; superior names that are missing are made {@code \Noselect}. RFC 9051 §6.3.4
     *
     * @throws StoreRefusal ALREADY_EXISTS, INVALID_NAME
     */
    public Mailbox createMailbox(String user, String name) {
        return names.create(user, MailboxName.canonical(name), true);
    }

    /** A new name that holds no messages, for others below it: {@code \Noselect}. */
    public Mailbox createNoselect(String user, String name) {
        return names.create(user, MailboxName.canonical(name), false);
    }

    /**
     * Deletes a mailbox; one with inferior names becomes a {@code \Noselect} name. RFC 9051 §6.3.5
     *
     * @throws StoreRefusal NONEXISTENT, HAS_CHILDREN, CANNOT for INBOX
     */
    public void deleteMailbox(String user, String name) {
        names.delete(mailbox(user, name));
    }

    /**
     * Renames a mailbox with all below it, or moves the messages of INBOX. RFC 9051 §6.3.6
     *
     * @throws StoreRefusal NONEXISTENT, ALREADY_EXISTS, INVALID_NAME, CANNOT
     */
    public void renameMailbox(String user, String from, String to) {
        names.rename(mailbox(user, from), MailboxName.canonical(to));
    }

    /** Sets what the mailbox is for. RFC 6154 §2 */
    public void setSpecialUse(MailboxId id, Set<SpecialUse> uses) {
        var draft = mailbox(id).draft();
        draft.specialUse(uses);
        put(draft);
    }

    /** Sets the UIDVALIDITY of a mailbox that no session has seen yet, as a fixture does. */
    public void setUidValidity(MailboxId id, long uidValidity) {
        var draft = mailbox(id).draft();
        draft.uidValidity = inRange("UIDVALIDITY", 1, uidValidity);
        put(draft);
    }

    /** Raises UIDNEXT, as a fixture does. */
    public void setUidNext(MailboxId id, long uidNext) {
        var draft = mailbox(id).draft();
        draft.uidNext = inRange("UIDNEXT", draft.uidNext, uidNext);
        put(draft);
    }

    private static long inRange(String what, long least, long value) {
        if (value < least || value > Mailbox.MOST_UID) {
            throw new StoreRefusal(
                    Reason.CANNOT,
                    "%s can be from %d to %d, not %d"
                            .formatted(what, least, Mailbox.MOST_UID, value));
        }
        return value;
    }

    /**
     * Invalidates all that clients know of a mailbox: a greater UIDVALIDITY, and other UIDs.
     *
     * <p>The UIDs go on from UIDNEXT, so that a client that does not look at UIDVALIDITY finds none
     * of those that it knows. It is a new mailbox to sessions (RFC 8474 §4): they end.
     */
    public Mailbox changeUidValidity(MailboxId id) {
        return names.invalidate(mailbox(id));
    }

    // Messages

    /**
     * Adds messages, all or none. RFC 9051 §6.3.12, RFC 3502
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA, CANNOT for a UID below UIDNEXT
     */
    public Appended append(MailboxId target, List<NewMessage> messages) {
        var draft = forMessages(target);
        var octets = messages.stream().mapToLong(one -> one.message().size()).sum();
        checkQuota(draft.user, octets, messages.size());
        var now = clock.instant();
        var rows = new ArrayList<MessageRow>();
        var uids = new UidSet.Builder();
        var uidNext = draft.uidNext;
        for (var one : messages) {
            var uid = inRange("the UID", uidNext, one.uid().orElse(uidNext));
            var date =
                    one.internalDate()
                            .orElseGet(() -> OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            rows.add(
                    new MessageRow(
                            uid,
                            draft.highestModSeq,
                            one.flags(),
                            date,
                            now,
                            nextEmail++,
                            one.message()));
            uids.add(uid);
            uidNext = uid + 1;
        }
        if (!rows.isEmpty()) {
            draft.append(rows);
            put(draft);
        }
        return new Appended(draft.uidValidity, uids.build());
    }

    /**
     * Copies messages, all or none; those no longer there are left out. RFC 9051 §6.4.7
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA
     */
    public Copied copy(MailboxId source, UidSet uids, MailboxId target) {
        return copy(source, uids, target, true);
    }

    /**
     * Moves messages, all or none; those no longer there are left out. RFC 6851
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA
     */
    public Copied move(MailboxId source, UidSet uids, MailboxId target) {
        // RFC 6851 §4.1: may succeed where COPY would exceed the quota, as nothing is added.
        var sameAccount = mailbox(source).user().equals(mailbox(target).user());
        var copied = copy(source, uids, target, !sameAccount);
        expunge(source, copied.from());
        return copied;
    }

    private Copied copy(MailboxId source, UidSet uids, MailboxId target, boolean counts) {
        var draft = forMessages(target);
        var now = clock.instant();
        var from = new UidSet.Builder();
        var to = new UidSet.Builder();
        var copies = new ArrayList<MessageRow>();
        mailbox(source)
                .rows()
                .forEachIn(
                        uids,
                        row -> {
                            var uid = inRange("the UID", 1, draft.uidNext + copies.size());
                            copies.add(row.copiedTo(uid, draft.highestModSeq, now));
                            from.add(row.uid());
                            to.add(uid);
                        });
        if (!copies.isEmpty()) {
            if (counts) {
                var octets = copies.stream().mapToLong(MessageRow::size).sum();
                checkQuota(draft.user, octets, copies.size());
            }
            draft.append(copies);
            put(draft);
        }
        return new Copied(draft.uidValidity, from.build(), to.build());
    }

    /**
     * Alters flags; a row that has them already keeps its mod-sequence. RFC 7162 §3.1.3, §3.1.11
     *
     * @param unchangedSince messages with a greater mod-sequence are refused
     */
    public FlagsChanged changeFlags(
            MailboxId id, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        var limit = unchangedSince.orElse(Long.MAX_VALUE);
        return changeFlags(id, uids, change, row -> row.modSeq() <= limit);
    }

    /** Alters the flags of those messages that the condition lets pass, and refuses the others. */
    public FlagsChanged changeFlags(
            MailboxId id, UidSet uids, FlagChange change, Predicate<MessageRow> condition) {
        var draft = forMessages(id);
        var applied = new UidSet.Builder();
        var refused = new UidSet.Builder();
        var changed =
                draft.change(
                        uids,
                        row -> {
                            if (!condition.test(row)) {
                                refused.add(row.uid());
                                return row;
                            }
                            applied.add(row.uid());
                            var flags = change.applyTo(row.flags());
                            return flags.equals(row.flags())
                                    ? row
                                    : row.withFlags(flags, draft.highestModSeq);
                        });
        if (!changed.isEmpty()) {
            put(draft);
        }
        var present = UidSet.unionOf(List.of(applied.build(), refused.build()));
        return new FlagsChanged(
                applied.build(),
                changed,
                refused.build(),
                uids.minus(present),
                mailbox(id).highestModSeq());
    }

    /** Removes messages whatever their flags; says which of them were there. */
    public UidSet expunge(MailboxId id, UidSet uids) {
        var draft = forMessages(id);
        var present = draft.rows.present(uids);
        if (!present.isEmpty()) {
            draft.expunge(present);
            put(draft);
        }
        return present;
    }

    /** Removes those that have {@code \Deleted}. RFC 9051 §6.4.3, §6.4.9 */
    public UidSet expungeDeleted(MailboxId id, UidSet among) {
        return expunge(id, mailbox(id).rows().deletedAmong(among));
    }

    /** Those not yet announced to any session that may write: {@code \Recent}. RFC 3501 §2.3.2 */
    public UidSet claimRecent(MailboxId id) {
        var mailbox = mailbox(id);
        var claimed = UidSet.range(mailbox.firstRecentUid(), mailbox.uidNext() - 1);
        if (!claimed.isEmpty()) {
            var draft = mailbox.draft();
            draft.firstRecentUid = mailbox.uidNext();
            putQuietly(draft);
        }
        return claimed;
    }

    private void checkQuota(String user, long octets, long messages) {
        var account = account(user);
        if (!account.quota()
                .allows(account.usedOctets() + octets, account.usedMessages() + messages)) {
            throw new StoreRefusal(Reason.OVER_QUOTA, "the quota of \"" + user + "\" is exceeded");
        }
    }

    // What the verbs are made of

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
        return new MailboxDraft(id, user, name, nextUidValidity(user, name), Rows.empty(rowVisits));
    }

    /** Greater than any that stood under this name. RFC 9051 §2.3.1.1 */
    long nextUidValidity(String user, String name) {
        return inRange(
                "UIDVALIDITY",
                1,
                Math.max(account(user).nextUidValidity, vacatedUidValidity(user, name) + 1));
    }

    long vacatedUidValidity(String user, String name) {
        return vacated.get(StoreState.vacatedKey(user, name)).orElse(0L);
    }

    Mailbox put(MailboxDraft draft) {
        touched.add(draft.id);
        return putQuietly(draft);
    }

    private Mailbox putQuietly(MailboxDraft draft) {
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

    /** Frees a name, which keeps the memory of its UIDVALIDITY. */
    void vacate(Mailbox mailbox) {
        var key = StoreState.vacatedKey(mailbox.user(), mailbox.name());
        var highest = vacatedUidValidity(mailbox.user(), mailbox.name());
        vacated = vacated.with(key, Math.max(highest, mailbox.uidValidity()));
        edit(mailbox.user(), draft -> draft.remove(mailbox.name()));
        touched.add(mailbox.id());
    }

    private void edit(String user, Consumer<AccountDraft> change) {
        var draft = new AccountDraft(account(user));
        change.accept(draft);
        put(draft);
    }

    private void put(AccountDraft draft) {
        accounts = accounts.with(draft.user, new Account(draft));
        accountsTouched = true;
    }

    void touchAccounts() {
        accountsTouched = true;
    }
}
