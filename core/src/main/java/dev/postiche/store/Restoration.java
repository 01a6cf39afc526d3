package dev.postiche.store;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The way back to a snapshot.
 *
 * <p>Clients that knew the state in between must be able to find out what changed, so a restored
 * mailbox is a new version of the present one: whatever differs gets a mod-sequence above all that
 * were given. RFC 7162 §3.1, RFC 9051 §2.3.1.1.
 */
final class Restoration {

    private final StoreState present;
    private final StoreState snapshot;
    private final boolean underSessions;
    private final Set<MailboxId> touched = new LinkedHashSet<>();

    private PersistentMap<String, Account> accounts;
    private PersistentMap<MailboxId, Mailbox> mailboxes;
    private PersistentMap<String, Long> vacated;
    private long vacatedModSeq;

    Restoration(StoreState present, StoreState snapshot, boolean underSessions) {
        this.present = present;
        this.snapshot = snapshot;
        this.underSessions = underSessions;
        this.accounts = snapshot.accounts;
        this.mailboxes = snapshot.mailboxes;
        this.vacated = present.vacated;
        this.vacatedModSeq = present.vacatedModSeq;
    }

    Commit commit() {
        snapshot.vacated.forEach(this::vacate);
        present.accounts.forEach((user, account) -> leave(account));
        snapshot.accounts.forEach((user, account) -> enter(account));
        var after =
                new StoreState(
                        present.epoch + 1,
                        accounts,
                        mailboxes,
                        snapshot.addresses,
                        vacated,
                        vacatedModSeq,
                        snapshot.annotations,
                        Math.max(present.nextMailbox, snapshot.nextMailbox),
                        Math.max(present.nextEmail, snapshot.nextEmail));
        return new Commit(present, after, Set.copyOf(touched), true);
    }

    /** What is there now and will not be remains in memory. */
    private void leave(Account account) {
        if (isShared(account)) {
            return;
        }
        for (var mailbox : account.mailboxes()) {
            if (snapshot.mailbox(mailbox.id()).isEmpty()) {
                touched.add(mailbox.id());
                vacatedModSeq = Math.max(vacatedModSeq, mailbox.highestModSeq());
            }
            var then = snapshot.mailbox(mailbox.user(), mailbox.name());
            if (then.isEmpty() || then.get().uidValidity() != mailbox.uidValidity()) {
                vacate(
                        StoreState.vacatedKey(mailbox.user(), mailbox.name()),
                        mailbox.uidValidity());
            }
        }
    }

    private void enter(Account account) {
        if (isShared(account)) {
            return;
        }
        var draft = new AccountDraft(account);
        for (var then : account.mailboxes()) {
            var now = present.mailbox(then.id());
            if (now.isPresent() && now.get() == then) {
                continue;
            }
            touched.add(then.id());
            var restored = new Mailbox(now.map(of -> over(of, then)).orElseGet(() -> anew(then)));
            draft.put(restored);
            mailboxes = mailboxes.with(then.id(), restored);
        }
        accounts = accounts.with(account.user(), new Account(draft));
    }

    private boolean isShared(Account account) {
        return present.accounts.get(account.user()).orElse(account)
                        == snapshot.accounts.get(account.user()).orElse(account)
                && present.accounts.contains(account.user())
                && snapshot.accounts.contains(account.user());
    }

    /** A mailbox that is there now, as it was then. */
    private MailboxDraft over(Mailbox now, Mailbox then) {
        var gone = new UidSet.Builder();
        var different = new UidSet.Builder();
        Rows.compare(
                now.rows(),
                then.rows(),
                new Rows.Difference() {
                    @Override
                    public void gone(MessageRow row) {
                        gone.add(row.uid());
                    }

                    @Override
                    public void come(MessageRow row) {
                        different.add(row.uid());
                    }

                    @Override
                    public void changed(MessageRow before, MessageRow after) {
                        different.add(after.uid());
                    }
                });
        var draft = then.draft();
        var highest = Math.max(now.highestModSeq(), then.highestModSeq());
        var expunged = gone.build();
        var changed = different.build();
        draft.expunges = now.draft().expunges;
        if (expunged.isEmpty() && changed.isEmpty()) {
            draft.highestModSeq = highest;
        } else {
            draft.highestModSeq = highest + 1;
            draft.rows = then.rows().replace(changed, row -> row.withModSeq(highest + 1));
            draft.remember(expunged);
        }
        draft.forget();
        if (underSessions) {
            draft.uidNext = Math.max(now.uidNext(), then.uidNext());
            draft.firstRecentUid = Math.max(now.firstRecentUid(), then.firstRecentUid());
        }
        return draft;
    }

    /** A mailbox that was deleted since: nobody can say what a client missed. */
    private MailboxDraft anew(Mailbox then) {
        var draft = then.draft();
        var modSeq = Math.max(then.highestModSeq(), vacatedModSeq) + 1;
        draft.highestModSeq = modSeq;
        draft.rows =
                then.rows()
                        .replace(UidSet.range(1, Mailbox.MOST_UID), row -> row.withModSeq(modSeq));
        draft.forget();
        draft.forgetExpunges();
        return draft;
    }

    private void vacate(String key, long uidValidity) {
        if (vacated.get(key).orElse(0L) < uidValidity) {
            vacated = vacated.with(key, uidValidity);
        }
    }
}
