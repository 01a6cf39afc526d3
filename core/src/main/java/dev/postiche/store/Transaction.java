/* This file is long because it has a method for each verb with which mail is changed. */
package dev.postiche.store;

import dev.postiche.spec.Right;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * The verbs with which mail is changed, within one commit.
 *
 * <p>Each sees what the ones before it did. All changes to one mailbox share one new mod-sequence.
 * RFC 9051 §6.3 and §6.4, RFC 7162 §3.1.
 */
public final class Transaction {

    private final StoreState before;
    private final List<StoreRule> rules;
    private final NextState next;
    private final MailboxMessages messages;
    private final MailboxNames names;
    private final Guard guard;
    private boolean settling;

    Transaction(
            StoreState before,
            InstantSource clock,
            long firstUidValidity,
            LongAdder rowVisits,
            Guard guard,
            List<StoreRule> rules) {
        this.before = before;
        this.rules = rules;
        this.next = new NextState(before, firstUidValidity, rowVisits);
        this.messages = new MailboxMessages(next, clock, guard);
        this.names = new MailboxNames(next, messages, guard);
        this.guard = guard;
    }

    /** The state as this transaction has made it so far. */
    public StoreState state() {
        return next.state();
    }

    Commit commit() {
        settling = true;
        rules.forEach(rule -> rule.settle(before, this));
        return next.commit();
    }

    // Accounts

    /**
     * The account of this user name.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Account account(String user) {
        return next.account(user);
    }

    /**
     * A new account with an INBOX and nothing else.
     *
     * @throws StoreRefusal ALREADY_EXISTS
     */
    public Account createAccount(String user, String password) {
        if (next.hasAccount(user)) {
            throw new StoreRefusal(
                    Reason.ALREADY_EXISTS, "account \"" + user + "\" already exists");
        }
        next.createAccount(user, password);
        createMailbox(user, MailboxName.INBOX);
        return account(user);
    }

    /** Deletes an account with all its mail; its sessions end. */
    public void deleteAccount(String user) {
        setAddresses(user, List.of());
        next.removeAccount(user);
    }

    /** Sets the password. */
    public void setPassword(String user, String password) {
        next.edit(user, draft -> draft.password = password);
    }

    /** Sets the bearer tokens, in place of those there were. */
    public void setTokens(String user, Collection<AccessToken> tokens) {
        next.edit(user, draft -> draft.tokens = List.copyOf(tokens));
    }

    /**
     * Sets the further login names, which are also the addresses whose deliveries lead here.
     *
     * @throws StoreRefusal ALREADY_EXISTS if one belongs to another account
     */
    public void setAddresses(String user, Collection<String> wanted) {
        var addresses = next.addresses();
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
        next.addresses(addresses);
        next.edit(user, draft -> draft.addresses = List.copyOf(wanted));
    }

    /** Sets the limits; an account that holds more already keeps it. */
    public void setQuota(String user, Quota quota) {
        next.edit(user, draft -> draft.quota = quota);
    }

    /** Sets the key that vouches for URLs of messages in a mailbox. RFC 4467 §2.2 */
    public void setAccessKey(String user, MailboxId mailbox, String key) {
        next.edit(user, draft -> draft.accessKeys = draft.accessKeys.with(mailbox, key));
        next.touch(mailbox);
    }

    /** Forgets all these keys of a user, and with them every URL that they vouch for. */
    public void clearAccessKeys(String user) {
        account(user).accessKeys.forEach((mailbox, key) -> next.touch(mailbox));
        next.edit(user, draft -> draft.accessKeys = PersistentMap.empty());
    }

    /**
     * Settles the threads of messages, but of those whose thread is settled. RFC 8474 §5.2
     *
     * @param threads by EMAILID
     */
    public void settleThreads(String user, Map<String, String> threads) {
        next.editQuietly(
                user,
                draft ->
                        threads.forEach(
                                (emailId, thread) -> {
                                    if (!draft.threads.contains(emailId)) {
                                        draft.threads = draft.threads.with(emailId, thread);
                                    }
                                }));
    }

    /** Adds a name to the subscriptions; there need be no such mailbox. RFC 3501 §6.3.6 */
    public void subscribe(String user, String name) {
        var canonical = MailboxName.canonical(name);
        next.edit(user, draft -> draft.subscriptions(names -> names.add(canonical)));
    }

    /** Takes a name out of the subscriptions. RFC 3501 §6.3.7 */
    public void unsubscribe(String user, String name) {
        var canonical = MailboxName.canonical(name);
        next.edit(user, draft -> draft.subscriptions(names -> names.remove(canonical)));
    }

    // Mailboxes

    /**
     * The mailbox with this id.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Mailbox mailbox(MailboxId id) {
        return next.mailbox(id);
    }

    /**
     * The mailbox of this name.
     *
     * @throws StoreRefusal NONEXISTENT
     */
    public Mailbox mailbox(String user, String name) {
        return next.mailbox(user, name);
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
        names.delete(movable(mailbox(user, name)));
    }

    /**
     * Renames a mailbox with all below it, or moves the messages of INBOX. RFC 9051 §6.3.6
     *
     * @throws StoreRefusal NONEXISTENT, ALREADY_EXISTS, INVALID_NAME, CANNOT
     */
    public void renameMailbox(String user, String from, String to) {
        names.rename(movable(mailbox(user, from)), MailboxName.canonical(to));
    }

    /** The mailbox, unless its name is there for good. */
    private Mailbox movable(Mailbox mailbox) {
        if (!settling && rules.stream().anyMatch(rule -> rule.isFixed(mailbox.name()))) {
            throw new StoreRefusal(
                    Reason.CANNOT, "\"" + mailbox.name() + "\" belongs to the server");
        }
        return mailbox;
    }

    private UidSet removable(MailboxId id, UidSet uids) {
        var removable = uids;
        for (var rule : settling ? List.<StoreRule>of() : rules) {
            removable = rule.removable(mailbox(id), removable);
        }
        return removable;
    }

    /** Sets what the mailbox is for. RFC 6154 §2 */
    public void setSpecialUse(MailboxId id, Set<SpecialUse> uses) {
        guard.requireOwn(mailbox(id).user()); // it is the owner's alone. RFC 6154 §2
        var draft = mailbox(id).draft();
        draft.specialUse(uses);
        next.put(draft);
    }

    /**
     * Sets who may do what with the mailbox. RFC 4314 §3.1
     *
     * @throws StoreRefusal NO_PERMISSION
     */
    public void setAcl(MailboxId id, Acl acl) {
        guard.require(mailbox(id), Right.ADMINISTER);
        var draft = mailbox(id).draft();
        draft.acl = acl;
        next.put(draft);
    }

    /**
     * Sets what is noted of the mailbox. RFC 5464 §3.3
     *
     * @throws StoreRefusal NO_PERMISSION
     */
    public void setAnnotations(MailboxId id, Annotations annotations) {
        guard.requireAnnotations(mailbox(id));
        var draft = mailbox(id).draft();
        draft.annotations = annotations;
        next.put(draft);
    }

    /** Sets what is noted of the server as a whole. RFC 5464 §3.3 */
    public void setAnnotations(Annotations annotations) {
        next.annotations(annotations);
    }

    /** Sets the UIDVALIDITY of a mailbox that no session has seen yet, as a fixture does. */
    public void setUidValidity(MailboxId id, long uidValidity) {
        var draft = mailbox(id).draft();
        draft.uidValidity = Mailbox.inRange("UIDVALIDITY", 1, uidValidity);
        next.put(draft);
    }

    /** Raises UIDNEXT, as a fixture does. */
    public void setUidNext(MailboxId id, long uidNext) {
        var draft = mailbox(id).draft();
        draft.uidNext = Mailbox.inRange("UIDNEXT", draft.uidNext, uidNext);
        next.put(draft);
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

    /** Puts an empty mailbox in the place of this one, also of INBOX; its sessions end. */
    public Mailbox recreateMailbox(MailboxId id) {
        return names.recreate(mailbox(id));
    }

    // Messages

    /**
     * Adds messages, all or none. RFC 9051 §6.3.12, RFC 3502
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA, CANNOT for a UID below UIDNEXT
     */
    public Appended append(MailboxId target, List<NewMessage> added) {
        return messages.append(target, added);
    }

    /**
     * Copies messages, all or none; those no longer there are left out. RFC 9051 §6.4.7
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA
     */
    public Copied copy(MailboxId source, UidSet uids, MailboxId target) {
        return messages.copy(source, uids, target);
    }

    /**
     * Moves messages, all or none; those no longer there are left out. RFC 6851
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE, OVER_QUOTA
     */
    public Copied move(MailboxId source, UidSet uids, MailboxId target) {
        return removable(source, uids).equals(uids)
                ? messages.move(source, uids, target)
                : messages.copy(source, uids, target);
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
        return messages.changeFlags(id, uids, change, condition);
    }

    /** Removes messages whatever their flags; says which of them were there. */
    public UidSet expunge(MailboxId id, UidSet uids) {
        guard.require(mailbox(id), Right.DELETE_MESSAGES);
        guard.require(mailbox(id), Right.EXPUNGE);
        return messages.expunge(id, removable(id, uids));
    }

    /** Removes those that have {@code \Deleted}. RFC 9051 §6.4.3, §6.4.9 */
    public UidSet expungeDeleted(MailboxId id, UidSet among) {
        guard.require(mailbox(id), Right.EXPUNGE);
        return messages.expunge(id, removable(id, mailbox(id).rows().deletedAmong(among)));
    }

    /** Those not yet announced to any session that may write: {@code \Recent}. RFC 3501 §2.3.2 */
    public UidSet claimRecent(MailboxId id) {
        return messages.claimRecent(id);
    }
}
