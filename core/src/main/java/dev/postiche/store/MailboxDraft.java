package dev.postiche.store;

import dev.postiche.spec.SpecialUse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The next version of a mailbox while a transaction makes it.
 *
 * <p>Counts and log are kept here and nowhere else, so that no verb can forget them.
 */
final class MailboxDraft {

    private static final int CHANGES_REMEMBERED = 1_024;
    private static final int EXPUNGES_REMEMBERED = 8_192;

    final MailboxId id;
    final String user;
    String name;
    boolean selectable = true;
    Set<SpecialUse> specialUse = Set.of();
    Acl acl;
    Annotations annotations = Annotations.NONE;
    long uidValidity;
    long uidNext = 1;
    long highestModSeq = 1;
    long firstRecentUid = 1;
    Rows rows;
    Mailbox.Tally tally = Mailbox.Tally.NOTHING;
    Flags keywords = Flags.NONE;
    ChangeLog log;
    ChangeLog expunges;

    MailboxDraft(MailboxId id, String user, String name, long uidValidity, Rows none) {
        this.id = id;
        this.user = user;
        this.name = name;
        this.acl = Acl.of(user);
        this.uidValidity = uidValidity;
        this.rows = none;
        this.log = ChangeLog.startingAt(0, CHANGES_REMEMBERED);
        this.expunges = ChangeLog.startingAt(0, EXPUNGES_REMEMBERED);
    }

    MailboxDraft(Mailbox mailbox) {
        this.id = mailbox.id;
        this.user = mailbox.user;
        this.name = mailbox.name;
        this.selectable = mailbox.selectable;
        this.specialUse = mailbox.specialUse;
        this.acl = mailbox.acl;
        this.annotations = mailbox.annotations;
        this.uidValidity = mailbox.uidValidity;
        this.uidNext = mailbox.uidNext;
        this.highestModSeq = mailbox.highestModSeq;
        this.firstRecentUid = mailbox.firstRecentUid;
        this.rows = mailbox.rows;
        this.tally = mailbox.tally;
        this.keywords = mailbox.keywords;
        this.log = mailbox.log;
        this.expunges = mailbox.expunges;
    }

    void specialUse(Set<SpecialUse> uses) {
        specialUse = Collections.unmodifiableSet(new TreeSet<>(uses));
    }

    void append(List<MessageRow> more) {
        rows = rows.append(more);
        for (var row : more) {
            tally = tally.plus(row);
            keywords = keywords.plus(row.flags().onlyKeywords());
            uidNext = row.uid() + 1;
        }
    }

    /** Replaces rows; those that the function leaves alone are not in the result. */
    UidSet change(UidSet uids, UnaryOperator<MessageRow> change) {
        var changed = new UidSet.Builder();
        rows =
                rows.replace(
                        uids,
                        before -> {
                            var after = change.apply(before);
                            if (!after.equals(before)) {
                                changed.add(before.uid());
                                tally = tally.minus(before).plus(after);
                                keywords = keywords.plus(after.flags().onlyKeywords());
                            }
                            return after;
                        });
        var set = changed.build();
        log = log.with(new ChangeLog.Change(highestModSeq, ChangeLog.Kind.FLAGS, set));
        return set;
    }

    void expunge(UidSet present) {
        rows.forEachIn(present, row -> tally = tally.minus(row));
        rows = rows.remove(present);
        remember(present);
    }

    /** RFC 7162 §3.2.7: each expunged UID with the mod-sequence of its expunge. */
    void remember(UidSet expunged) {
        var change = new ChangeLog.Change(highestModSeq, ChangeLog.Kind.EXPUNGED, expunged);
        log = log.with(change);
        expunges = expunges.with(change);
    }

    /** Whoever asks for what was before compares rows instead. */
    void forget() {
        log = ChangeLog.startingAt(highestModSeq, CHANGES_REMEMBERED);
    }

    void forgetExpunges() {
        expunges = ChangeLog.startingAt(highestModSeq, EXPUNGES_REMEMBERED);
    }
}
