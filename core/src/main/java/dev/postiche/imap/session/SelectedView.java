package dev.postiche.imap.session;

import dev.postiche.imap.session.ViewEvent.Ending;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.StoreRefusal;
import dev.postiche.store.StoreState;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The selected mailbox as one client knows it, and the only author of EXISTS, EXPUNGE, VANISHED,
 * FETCH FLAGS and RECENT.
 *
 * <p>It keeps the rows that were announced, which share their pages with the store, and learns from
 * the mailbox's change log what is different by now. Three things go wrong easily: EXISTS counts
 * what was announced and not yet expunged for this client; a message that came and went between two
 * syncs is never mentioned; and a silent STORE is applied to what the client believes, never read
 * back from the store, since that would swallow what another session did.
 *
 * <p>A mailbox that is renamed stays selected (RFC 2180 §3.4); one that is deleted ends the session
 * (RFC 2180 §3.3), since a double for tests should show what a client has to cope with. A view is
 * used by one thread at a time. RFC 3501 §5.2, §7.3; RFC 9051 §7.5.1; RFC 7162 §3.1.3.
 */
public final class SelectedView {

    private final MailStore store;
    private final boolean readOnly;

    /** What the client knows: the index of a row plus one is its sequence number. */
    private Rows announced;

    /** Announced rows that are gone from the store, but not yet for this client. */
    private UidSet expunged = UidSet.EMPTY;

    /** UIDs below were announced or passed over: none of them may appear any more. */
    private long uidNext;

    /** What the announced rows are in step with, except for what {@link #apply} did. */
    private Mailbox mailbox;

    private long epoch;
    private UidSet recent;
    private int recentAnnounced;
    private boolean reportsModSeq;
    private boolean hidesRecent;

    /** Of the mailbox when nothing was left to tell. */
    private long highestModSeq;

    private UidSet modSeqAsked = UidSet.EMPTY;
    private Optional<Ending> ending = Optional.empty();

    private SelectedView(MailStore store, boolean readOnly, ViewSnapshot snapshot) {
        this.store = store;
        this.readOnly = readOnly;
        this.mailbox = snapshot.mailbox();
        this.epoch = snapshot.epoch();
        this.announced = mailbox.rows();
        this.uidNext = mailbox.uidNext();
        this.recent = snapshot.recent();
        this.recentAnnounced = recent();
        this.highestModSeq = mailbox.highestModSeq();
    }

    /**
     * Selects a mailbox; {@code readOnly} is EXAMINE and takes {@code \Recent} from nobody.
     *
     * @throws StoreRefusal NONEXISTENT, NOT_SELECTABLE
     */
    public static SelectedView open(MailStore store, MailboxId id, boolean readOnly) {
        var snapshot =
                ViewSnapshot.of(store, id, readOnly, 0)
                        .orElseThrow(
                                () ->
                                        new StoreRefusal(
                                                StoreRefusal.Reason.NONEXISTENT,
                                                "the mailbox is gone"));
        if (!snapshot.mailbox().isSelectable()) {
            throw new StoreRefusal(
                    StoreRefusal.Reason.NOT_SELECTABLE,
                    "\"" + snapshot.mailbox().name() + "\" holds no messages");
        }
        return new SelectedView(store, readOnly, snapshot);
    }

    /** The id, which a RENAME does not change. */
    public MailboxId id() {
        return mailbox.id();
    }

    /** Selected by EXAMINE. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** The mailbox as of the last sync: a snapshot for what does not depend on this client. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** The rows that the client knows, with the flags that it believes. */
    public Rows announced() {
        return announced;
    }

    /** How many messages the client counts, those included that it does not yet know are gone. */
    public int count() {
        return announced.size();
    }

    /** How many of them have {@code \Recent} in this session. */
    public int recent() {
        var count = 0;
        for (var range = 0; range < recent.ranges(); range++) {
            count += announced.ceiling(recent.last(range) + 1);
            count -= announced.ceiling(recent.first(range));
        }
        return count;
    }

    /** Whether the message has {@code \Recent} in this session. */
    public boolean isRecent(long uid) {
        return recent.contains(uid);
    }

    /** The row's flags as this session sees them: with {@code \Recent}. RFC 3501 §2.3.2 */
    public Flags flagsOf(MessageRow row) {
        return !hidesRecent && isRecent(row.uid()) ? row.flags().withRecent() : row.flags();
    }

    /** The announced row with this sequence number, from 1 to {@link #count}. */
    public MessageRow row(int sequenceNumber) {
        return announced.get(sequenceNumber - 1);
    }

    /** The UID of this sequence number, from 1 to {@link #count}. */
    public long uidOf(int sequenceNumber) {
        return row(sequenceNumber).uid();
    }

    /** The sequence number of this UID, if the client knows it. */
    public OptionalInt sequenceNumberOf(long uid) {
        var index = announced.indexOfUid(uid);
        return index.isPresent() ? OptionalInt.of(index.getAsInt() + 1) : index;
    }

    /** Whether the client has yet to be told that this message is gone. RFC 2180 §4 */
    public boolean isExpunged(long uid) {
        return expunged.contains(uid);
    }

    /** Set once the view cannot be kept up; the session has to end with BYE. */
    public Optional<Ending> ending() {
        return ending;
    }

    /** From now on a new mod-sequence is news even where the flags are known. RFC 7162 §3.1.3 */
    public void reportModSeq() {
        reportsModSeq = true;
    }

    /** From now on nothing is told of \Recent, which is claimed all the same. RFC 9051 §2.3.2 */
    public void hideRecent() {
        hidesRecent = true;
    }

    /**
     * The next sync tells the mod-sequences of these messages in any case, as the reply to a
     * conditional STORE does. RFC 7162 §3.1.3
     */
    public void askModSeq(UidSet uids) {
        modSeqAsked = modSeqAsked.union(uids);
    }

    /**
     * The mod-sequence up to which the client was told all: while an expunge has yet to be told,
     * that from before it. RFC 7162 §3.2, §6
     */
    public long highestModSeq() {
        return highestModSeq;
    }

    /** Whether a message is gone of which the client was not told so yet. RFC 7162 §6 */
    public boolean hasUntoldExpunges() {
        return !expunged.isEmpty();
    }

    /**
     * Applies the operation of a silent STORE to what the client believes; its mod-sequence stays
     * due. RFC 9051 §6.4.6, RFC 7162 §3.1.3
     *
     * @param uids those to which the store applied it
     */
    public void apply(FlagChange change, UidSet uids) {
        announced =
                announced.replace(
                        uids,
                        row -> {
                            var flags = change.applyTo(row.flags());
                            return flags.equals(row.flags()) ? row : row.withFlags(flags);
                        });
    }

    /** Notes that a FETCH response has just told the client this row's flags and mod-sequence. */
    public void told(MessageRow row) {
        announced = announced.replace(UidSet.of(row.uid()), believed -> row);
    }

    /**
     * Brings the client up to the store's present state, as far as it may be told.
     *
     * @param mayExpunge false while a FETCH, STORE or SEARCH runs. RFC 9051 §7.5.1
     */
    public void sync(boolean mayExpunge, ViewListener listener) {
        sync(mayExpunge, UidSet.EMPTY, listener);
    }

    /**
     * As {@link #sync(boolean, ViewListener)}, and tells the flags of some messages in any case.
     *
     * @param asked messages that a STORE was applied to, changed or not. RFC 9051 §6.4.6
     */
    public void sync(boolean mayExpunge, UidSet asked, ViewListener listener) {
        if (ending.isPresent()) {
            return;
        }
        var snapshot = ViewSnapshot.of(store, mailbox.id(), readOnly, uidNext);
        if (snapshot.isEmpty()) {
            end(whyGone(store.state()), listener);
            return;
        }
        var now = snapshot.get().mailbox();
        if (now.uidValidity() != mailbox.uidValidity()) {
            end(Ending.UIDVALIDITY_CHANGED, listener);
            return;
        }
        var isLogged = snapshot.get().epoch() == epoch;
        var changes =
                ViewChanges.of(
                        announced, expunged, uidNext, mailbox.highestModSeq(), now, isLogged);
        if (changes.isEmpty()) {
            end(Ending.MESSAGE_CAME_BACK, listener);
            return;
        }
        expunged = changes.get().expunged();
        if (mayExpunge) {
            tellExpunged(listener);
        }
        tellArrived(now, snapshot.get().recent(), listener);
        tellKeywords(now, listener);
        var due = changes.get().altered().union(asked).union(modSeqAsked);
        tellFlags(now, due, asked, listener);
        modSeqAsked = UidSet.EMPTY;
        if (expunged.isEmpty()) {
            announced = now.rows(); // the same rows by now, but with all pages shared
            highestModSeq = now.highestModSeq();
        }
        mailbox = now;
        epoch = snapshot.get().epoch();
    }

    private void end(Ending why, ViewListener listener) {
        ending = Optional.of(why);
        listener.on(new ViewEvent.Ended(why));
    }

    private Ending whyGone(StoreState state) {
        return state.mailbox(mailbox.user(), mailbox.name())
                .filter(Mailbox::isSelectable)
                .map(successor -> Ending.UIDVALIDITY_CHANGED)
                .orElse(Ending.DELETED);
    }

    private void tellExpunged(ViewListener listener) {
        var before = announced;
        var told = new int[1];
        expunged.forEach(
                uid ->
                        before.indexOfUid(uid)
                                .ifPresent(
                                        index ->
                                                listener.on(
                                                        new ViewEvent.Expunged(
                                                                index + 1 - told[0]++, uid))));
        announced = announced.remove(expunged);
        expunged = UidSet.EMPTY;
    }

    private void tellArrived(Mailbox now, UidSet nowRecent, ViewListener listener) {
        var arrived = new ArrayList<MessageRow>();
        now.rows().range(now.rows().ceiling(uidNext), now.exists()).forEach(arrived::add);
        announced = announced.append(arrived);
        recent = recent.union(nowRecent.intersect(UidSet.range(uidNext, now.uidNext() - 1)));
        uidNext = Math.max(uidNext, now.uidNext());
        if (!arrived.isEmpty()) {
            listener.on(new ViewEvent.Exists(announced.size(), arrived.size()));
        }
        if (recent() != recentAnnounced && !hidesRecent) {
            recentAnnounced = recent();
            listener.on(new ViewEvent.Recent(recentAnnounced));
        }
    }

    private void tellKeywords(Mailbox now, ViewListener listener) {
        if (!new HashSet<>(mailbox.keywords()).containsAll(now.keywords())) {
            listener.on(new ViewEvent.KeywordsDefined(now.keywords()));
        }
    }

    private void tellFlags(Mailbox now, UidSet altered, UidSet asked, ViewListener listener) {
        announced =
                announced.replace(
                        altered,
                        believed -> {
                            var row = now.rows().withUid(believed.uid());
                            row.ifPresent(
                                    present ->
                                            tellFlags(
                                                    believed,
                                                    present,
                                                    asked.contains(present.uid()),
                                                    listener));
                            return row.orElse(believed);
                        });
    }

    private void tellFlags(
            MessageRow believed, MessageRow present, boolean asked, ViewListener listener) {
        var uid = present.uid();
        if (asked || !believed.flags().equals(present.flags())) {
            var number = sequenceNumberOf(uid).orElseThrow();
            listener.on(
                    new ViewEvent.FlagsChanged(number, uid, flagsOf(present), present.modSeq()));
        } else if (modSeqAsked.contains(uid)
                || (reportsModSeq && believed.modSeq() != present.modSeq())) {
            var number = sequenceNumberOf(uid).orElseThrow();
            listener.on(new ViewEvent.ModSeqChanged(number, uid, present.modSeq()));
        }
    }
}
