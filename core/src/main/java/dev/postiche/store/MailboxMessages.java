package dev.postiche.store;

import dev.postiche.spec.Right;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * APPEND, COPY, MOVE, STORE and EXPUNGE: what becomes of messages.
 *
 * <p>RFC 9051 §6.3.12 and §6.4, RFC 6851, RFC 7162 §3.1, RFC 9208.
 */
final class MailboxMessages {

    private final NextState next;
    private final InstantSource clock;
    private final Map<String, Long> emailNumbers = new HashMap<>();
    private final Guard guard;

    MailboxMessages(NextState next, InstantSource clock, Guard guard) {
        this.next = next;
        this.clock = clock;
        this.guard = guard;
    }

    Appended append(MailboxId target, List<NewMessage> messages) {
        guard.require(next.mailbox(target), Right.INSERT);
        var draft = next.forMessages(target);
        var octets = messages.stream().mapToLong(one -> one.message().size()).sum();
        checkQuota(draft.user, octets, messages.size());
        var now = clock.instant();
        var today = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var rows = new ArrayList<MessageRow>();
        var uids = new UidSet.Builder();
        var uidNext = draft.uidNext;
        for (var one : messages) {
            var uid = Mailbox.inRange("the UID", uidNext, one.uid().orElse(uidNext));
            rows.add(
                    new MessageRow(
                            uid,
                            draft.highestModSeq,
                            guard.settable(next.mailbox(target), one.flags()),
                            one.internalDate().orElse(today),
                            now,
                            emailNumber(draft.user, one),
                            one.message()));
            uids.add(uid);
            uidNext = uid + 1;
        }
        if (!rows.isEmpty()) {
            draft.append(rows);
            next.put(draft);
        }
        return new Appended(draft.uidValidity, uids.build());
    }

    private long emailNumber(String user, NewMessage message) {
        return message.emailId()
                .map(id -> emailNumbers.computeIfAbsent(user + '\0' + id, it -> next.nextEmail()))
                .orElseGet(next::nextEmail);
    }

    Copied copy(MailboxId source, UidSet uids, MailboxId target) {
        return copy(source, uids, target, true);
    }

    Copied move(MailboxId source, UidSet uids, MailboxId target) {
        // RFC 6851 §4.1: may succeed where COPY would exceed the quota, as nothing is added.
        var sameAccount = next.mailbox(source).user().equals(next.mailbox(target).user());
        guard.require(next.mailbox(source), Right.DELETE_MESSAGES);
        guard.require(next.mailbox(source), Right.EXPUNGE);
        var copied = copy(source, uids, target, !sameAccount);
        expunge(source, copied.from());
        return copied;
    }

    private Copied copy(MailboxId source, UidSet uids, MailboxId target, boolean counts) {
        var into = next.mailbox(target);
        guard.require(into, Right.INSERT);
        var draft = next.forMessages(target);
        var now = clock.instant();
        var from = new UidSet.Builder();
        var to = new UidSet.Builder();
        var copies = new ArrayList<MessageRow>();
        next.mailbox(source)
                .rows()
                .forEachIn(
                        uids,
                        row -> {
                            var uid = Mailbox.inRange("the UID", 1, draft.uidNext + copies.size());
                            var copy = row.copiedTo(uid, draft.highestModSeq, now);
                            copies.add(copy.withFlags(guard.settable(into, copy.flags())));
                            from.add(row.uid());
                            to.add(uid);
                        });
        if (!copies.isEmpty()) {
            if (counts) {
                var octets = copies.stream().mapToLong(MessageRow::size).sum();
                checkQuota(draft.user, octets, copies.size());
            }
            draft.append(copies);
            next.put(draft);
        }
        return new Copied(draft.uidValidity, from.build(), to.build());
    }

    FlagsChanged changeFlags(
            MailboxId id, UidSet uids, FlagChange change, Predicate<MessageRow> condition) {
        var mailbox = next.mailbox(id);
        guard.requireSome(mailbox, change);
        var draft = next.forMessages(id);
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
                            var flags = guard.changed(mailbox, change, row.flags());
                            return flags.equals(row.flags())
                                    ? row
                                    : row.withFlags(flags, draft.highestModSeq);
                        });
        if (!changed.isEmpty()) {
            next.put(draft);
        }
        var present = UidSet.unionOf(List.of(applied.build(), refused.build()));
        return new FlagsChanged(
                applied.build(),
                changed,
                refused.build(),
                uids.minus(present),
                next.mailbox(id).highestModSeq());
    }

    UidSet expunge(MailboxId id, UidSet uids) {
        var draft = next.forMessages(id);
        var present = draft.rows.present(uids);
        if (!present.isEmpty()) {
            draft.expunge(present);
            next.put(draft);
        }
        return present;
    }

    UidSet claimRecent(MailboxId id) {
        var mailbox = next.mailbox(id);
        var claimed = UidSet.range(mailbox.firstRecentUid(), mailbox.uidNext() - 1);
        if (!claimed.isEmpty()) {
            var draft = mailbox.draft();
            draft.firstRecentUid = mailbox.uidNext();
            next.putQuietly(draft);
        }
        return claimed;
    }

    private void checkQuota(String user, long octets, long messages) {
        var account = next.account(user);
        var quota = account.quota();
        if (!quota.allows(account.usedOctets() + octets, account.usedMessages() + messages)) {
            throw new StoreRefusal(Reason.OVER_QUOTA, "the quota of \"" + user + "\" is exceeded");
        }
    }
}
