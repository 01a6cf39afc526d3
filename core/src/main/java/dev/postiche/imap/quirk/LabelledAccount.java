package dev.postiche.imap.quirk;

import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Account;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.StoreState;
import dev.postiche.store.Transaction;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One account in the middle of a commit, while its labels are brought in line with what was done to
 * its mailboxes.
 *
 * <p>A message is known in all mailboxes by its EMAILID. RFC 8474 §5.1.
 */
final class LabelledAccount {

    private static final Flags FLAGGED = Flags.of(Flag.FLAGGED);
    private static final Flags DELETED = Flags.of(Flag.DELETED);

    private final Transaction tx;
    private final String user;
    private final String behavior;
    private final Map<SpecialUse, MailboxId> byUse = new HashMap<>();

    /** What came into which mailbox, and what went: numbers of messages, oldest first. */
    private final Map<MailboxId, Set<Long>> came = new LinkedHashMap<>();

    private final Map<MailboxId, Set<Long>> went = new LinkedHashMap<>();
    private final Map<Long, Flags> flags = new LinkedHashMap<>();

    LabelledAccount(Transaction tx, Account account, String behavior) {
        this.tx = tx;
        this.user = account.user();
        this.behavior = behavior;
        for (var mailbox : account.mailboxes()) {
            mailbox.specialUse().forEach(use -> byUse.put(use, mailbox.id()));
        }
    }

    void settle(StoreState before) {
        mailboxes().forEach(mailbox -> compare(before.mailbox(mailbox.id()), mailbox));
        if (came.isEmpty() && went.isEmpty() && flags.isEmpty()) {
            return;
        }
        came.forEach(this::arrived);
        came.keySet().forEach(this::dropDoubles);
        if (!behavior.equals("archive")) {
            went.forEach(this::lostLabels);
        }
        star();
        shareFlags();
    }

    private List<Mailbox> mailboxes() {
        return tx.account(user).mailboxes().stream().filter(Mailbox::isSelectable).toList();
    }

    private void compare(Optional<Mailbox> was, Mailbox is) {
        if (was.isEmpty()) {
            is.rows().forEach(row -> arrive(is.id(), row));
            return;
        }
        Rows.compare(
                was.get().rows(),
                is.rows(),
                new Rows.Difference() {
                    @Override
                    public void gone(MessageRow row) {
                        note(went, is.id(), row);
                    }

                    @Override
                    public void come(MessageRow row) {
                        arrive(is.id(), row);
                    }

                    @Override
                    public void changed(MessageRow older, MessageRow newer) {
                        if (!older.flags().equals(newer.flags())) {
                            flags.put(newer.emailNumber(), newer.flags().minus(DELETED));
                        }
                    }
                });
    }

    private void arrive(MailboxId mailbox, MessageRow row) {
        note(came, mailbox, row);
        if (row.flags().contains(Flag.FLAGGED)) {
            flags.putIfAbsent(row.emailNumber(), row.flags().minus(DELETED));
        }
    }

    private static void note(Map<MailboxId, Set<Long>> into, MailboxId mailbox, MessageRow row) {
        into.computeIfAbsent(mailbox, id -> new LinkedHashSet<>()).add(row.emailNumber());
    }

    /** A message that came into trash or junk has no labels; any other is among all mail. */
    private void arrived(MailboxId mailbox, Set<Long> messages) {
        if (isBin(mailbox)) {
            mailboxes().stream()
                    .map(Mailbox::id)
                    .filter(id -> !id.equals(mailbox))
                    .forEach(id -> remove(id, messages));
            return;
        }
        for (var bin : List.of(SpecialUse.TRASH, SpecialUse.JUNK)) {
            Optional.ofNullable(byUse.get(bin)).ifPresent(id -> remove(id, messages));
        }
        label(SpecialUse.ALL, mailbox, messages);
    }

    private boolean isBin(MailboxId mailbox) {
        return mailbox.equals(byUse.get(SpecialUse.TRASH))
                || mailbox.equals(byUse.get(SpecialUse.JUNK));
    }

    /** Copies what is not there yet into the mailbox of this use. */
    private void label(SpecialUse use, MailboxId source, Set<Long> messages) {
        var target = byUse.get(use);
        if (target == null || target.equals(source)) {
            return;
        }
        var there = numbers(tx.mailbox(target));
        var missing = new LinkedHashSet<>(messages);
        missing.removeAll(there);
        var uids = uids(tx.mailbox(source), missing);
        if (!uids.isEmpty()) {
            tx.copy(source, uids, target);
        }
    }

    private void remove(MailboxId mailbox, Set<Long> messages) {
        var uids = uids(tx.mailbox(mailbox), messages);
        if (!uids.isEmpty()) {
            tx.expunge(mailbox, uids);
        }
    }

    private static UidSet uids(Mailbox mailbox, Set<Long> messages) {
        var uids = new UidSet.Builder();
        for (var row : messages.isEmpty() ? List.<MessageRow>of() : mailbox.rows()) {
            if (messages.contains(row.emailNumber())) {
                uids.add(row.uid());
            }
        }
        return uids.build();
    }

    private static Set<Long> numbers(Mailbox mailbox) {
        var numbers = new LinkedHashSet<Long>();
        mailbox.rows().forEach(row -> numbers.add(row.emailNumber()));
        return numbers;
    }

    /** A label is on a message once: a copy that came again takes the place of the older one. */
    private void dropDoubles(MailboxId mailbox) {
        var newest = new HashMap<Long, Long>();
        var older = new ArrayList<Long>();
        for (var row : tx.mailbox(mailbox).rows()) {
            var before = newest.put(row.emailNumber(), row.uid());
            if (before != null) {
                older.add(before);
            }
        }
        if (!older.isEmpty()) {
            tx.expunge(mailbox, UidSet.of(older));
        }
    }

    /** What lost its last label, and was put nowhere else in this commit. */
    private void lostLabels(MailboxId mailbox, Set<Long> messages) {
        var all = byUse.get(SpecialUse.ALL);
        if (all == null || isBin(mailbox) || mailbox.equals(all)) {
            return;
        }
        var lost = new LinkedHashSet<>(messages);
        came.values().forEach(lost::removeAll);
        mailboxes().stream()
                .filter(each -> !each.id().equals(all))
                .forEach(each -> lost.removeAll(numbers(each)));
        var uids = uids(tx.mailbox(all), lost);
        var trash = byUse.get(SpecialUse.TRASH);
        if (behavior.equals("deleteForever")) {
            tx.expunge(all, uids);
        } else if (trash != null && !uids.isEmpty()) {
            tx.move(all, uids, trash);
        }
    }

    /** The mailbox for flagged messages has those that are flagged, and no others. */
    private void star() {
        var starred = byUse.get(SpecialUse.FLAGGED);
        if (starred == null) {
            return;
        }
        var put = came.getOrDefault(starred, Set.of());
        put.forEach(each -> flag(each, flagsOf(each).plus(FLAGGED)));
        went.getOrDefault(starred, Set.of()).stream()
                .filter(each -> !put.contains(each))
                .forEach(each -> flag(each, flagsOf(each).minus(FLAGGED)));
        var starredNow = new LinkedHashSet<Long>();
        var others = new LinkedHashSet<Long>();
        flags.forEach(
                (message, now) -> (now.contains(Flag.FLAGGED) ? starredNow : others).add(message));
        remove(starred, others);
        Optional.ofNullable(byUse.get(SpecialUse.ALL))
                .ifPresent(all -> label(SpecialUse.FLAGGED, all, starredNow));
    }

    private void flag(long message, Flags now) {
        flags.put(message, now);
    }

    private Flags flagsOf(long message) {
        var known = flags.get(message);
        return known != null
                ? known
                : mailboxes().stream()
                        .flatMap(mailbox -> row(mailbox, message).stream())
                        .findFirst()
                        .map(row -> row.flags().minus(DELETED))
                        .orElse(Flags.NONE);
    }

    private static Optional<MessageRow> row(Mailbox mailbox, long message) {
        for (var row : mailbox.rows()) {
            if (row.emailNumber() == message) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Flags belong to the message; only \Deleted belongs to a mailbox. */
    private void shareFlags() {
        for (var mailbox : flags.isEmpty() ? List.<Mailbox>of() : mailboxes()) {
            for (var row : mailbox.rows()) {
                var now = flags.get(row.emailNumber());
                if (now != null && !row.flags().minus(DELETED).equals(now)) {
                    var isDeleted = row.flags().contains(Flag.DELETED);
                    tx.changeFlags(
                            mailbox.id(),
                            UidSet.of(row.uid()),
                            FlagChange.replace(isDeleted ? now.plus(DELETED) : now),
                            OptionalLong.empty());
                }
            }
        }
    }
}
