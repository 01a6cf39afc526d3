package dev.postiche.store;

import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.StoreRefusal.Reason;
import java.util.List;
import java.util.Set;

/**
 * One mailbox at one moment.
 *
 * <p>An immutable value: who reads it needs no lock and sees nothing half done. All counts are
 * kept, none is counted. RFC 9051 §2.3, RFC 7162 §3.1.1.
 */
public final class Mailbox {

    /** UIDs, UIDNEXT and UIDVALIDITY are 32 bits wide. RFC 9051 §9 ({@code nz-number}) */
    static final long MOST_UID = 0xFFFF_FFFFL;

    final MailboxId id;
    final String user;
    final String name;
    final boolean selectable;
    final Set<SpecialUse> specialUse;
    final Acl acl;
    final Annotations annotations;
    final long uidValidity;
    final long uidNext;
    final long highestModSeq;
    final long firstRecentUid;
    final Rows rows;
    final Tally tally;
    final Flags keywords;
    final ChangeLog log;
    final ChangeLog expunges;

    Mailbox(MailboxDraft draft) {
        this.id = draft.id;
        this.user = draft.user;
        this.name = draft.name;
        this.selectable = draft.selectable;
        this.specialUse = draft.specialUse;
        this.acl = draft.acl;
        this.annotations = draft.annotations;
        this.uidValidity = draft.uidValidity;
        this.uidNext = draft.uidNext;
        this.highestModSeq = draft.highestModSeq;
        this.firstRecentUid = draft.firstRecentUid;
        this.rows = draft.rows;
        this.tally = draft.tally;
        this.keywords = draft.keywords;
        this.log = draft.log;
        this.expunges = draft.expunges;
    }

    /** Stays the same when the mailbox is renamed. */
    public MailboxId id() {
        return id;
    }

    /** The user name of the account it belongs to. */
    public String user() {
        return user;
    }

    /** The full name, with {@code /} between levels. */
    public String name() {
        return name;
    }

    /** Not {@code \Noselect}. */
    public boolean isSelectable() {
        return selectable;
    }

    /** What it is for, possibly nothing. RFC 6154 §2 */
    public Set<SpecialUse> specialUse() {
        return specialUse;
    }

    /** Who may do what with it. RFC 4314 §2 */
    public Acl acl() {
        return acl;
    }

    /** What is noted of it. RFC 5464 §3 */
    public Annotations annotations() {
        return annotations;
    }

    /** RFC 9051 §2.3.1.1. */
    public long uidValidity() {
        return uidValidity;
    }

    /** The UID that the next message gets. RFC 9051 §2.3.1.1 */
    public long uidNext() {
        return uidNext;
    }

    /** RFC 7162 §3.1.2.1; never below 1. */
    public long highestModSeq() {
        return highestModSeq;
    }

    /** Messages from this UID on were not yet announced to a session that may write. */
    public long firstRecentUid() {
        return firstRecentUid;
    }

    /** The messages in ascending order of UID. */
    public Rows rows() {
        return rows;
    }

    /** How many messages. */
    public int exists() {
        return rows.size();
    }

    /** How many messages a session that selects it now would see as {@code \Recent}. */
    public int recent() {
        return rows.size() - rows.ceiling(firstRecentUid);
    }

    /** How many messages without {@code \Seen}. */
    public int unseen() {
        return tally.unseen;
    }

    /** How many messages with {@code \Deleted}. */
    public int deleted() {
        return tally.deleted;
    }

    /** The octets of all messages together. RFC 8438 */
    public long octets() {
        return tally.octets;
    }

    /** The octets of the messages with {@code \Deleted}. RFC 9208 §4.1.4 */
    public long deletedOctets() {
        return tally.deletedOctets;
    }

    /** All keywords that a message here has or had, for FLAGS. RFC 9051 §7.3.5 */
    public List<Flag> keywords() {
        return keywords.keywords();
    }

    /** What changed lately, for live sessions. */
    public ChangeLog log() {
        return log;
    }

    /**
     * Of the UIDs that a client knows, those to be reported as VANISHED (EARLIER).
     *
     * <p>Where expunges that old are forgotten, these are all that are not here. RFC 7162 §3.2.6
     *
     * @param modSeq the last mod-sequence that the client knows
     * @param known the UIDs it asks about
     */
    public UidSet vanishedSince(long modSeq, UidSet known) {
        var asked = known.intersect(UidSet.range(1, uidNext - 1));
        var vanished =
                expunges.since(modSeq, ChangeLog.Kind.EXPUNGED).map(asked::intersect).orElse(asked);
        // A restored snapshot can bring a remembered UID back.
        return vanished.minus(rows.present(vanished));
    }

    MailboxDraft draft() {
        return new MailboxDraft(this);
    }

    /** The value, if 32 bits hold it and nothing of its kind lies above the least. */
    static long inRange(String what, long least, long value) {
        if (value < least || value > Mailbox.MOST_UID) {
            throw new StoreRefusal(
                    Reason.CANNOT,
                    "%s can be from %s to %s, not %s"
                            .formatted(what, least, Mailbox.MOST_UID, value));
        }
        return value;
    }

    @Override
    public String toString() {
        return id + " " + user + " " + name + " (" + exists() + " messages)";
    }

    /** Sums over the rows. */
    record Tally(int unseen, int deleted, long octets, long deletedOctets) {

        static final Tally NOTHING = new Tally(0, 0, 0, 0);

        Tally plus(MessageRow row) {
            return with(row, 1);
        }

        Tally minus(MessageRow row) {
            return with(row, -1);
        }

        private Tally with(MessageRow row, int times) {
            var flags = row.flags();
            return new Tally(
                    unseen + (flags.isSeen() ? 0 : times),
                    deleted + (flags.isDeleted() ? times : 0),
                    octets + times * row.size(),
                    deletedOctets + (flags.isDeleted() ? times * row.size() : 0));
        }
    }
}
