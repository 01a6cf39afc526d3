package dev.postiche.imap.session;

import dev.postiche.message.Message;
import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that believes what it is told and nothing else, and that complains at once when
 * something cannot be.
 *
 * <p>It asks for the UID and the flags of a message only when EXISTS has announced it, as clients
 * do.
 */
final class ModelClient {

    private record Belief(Flags flags, long modSeq) {}

    private final View view;
    private final boolean wantsModSeq;
    private final List<Long> uids = new ArrayList<>();
    private final Map<Long, Belief> beliefs = new HashMap<>();
    private final Map<Long, Message> bodies = new HashMap<>();
    private long highestUid;
    private int recent;
    private boolean ended;

    ModelClient(View view, boolean wantsModSeq, int recent) {
        this.view = view;
        this.wantsModSeq = wantsModSeq;
        this.recent = recent;
        fetchArrived(view.count());
    }

    boolean isEnded() {
        return ended;
    }

    int count() {
        return uids.size();
    }

    /** The UID that this client has for a sequence number. */
    long uid(int sequenceNumber) {
        return uids.get(sequenceNumber - 1);
    }

    /** Whether this client sees {@code \Recent} on a message. */
    boolean seesRecent(long uid) {
        return Optional.ofNullable(beliefs.get(uid))
                .filter(belief -> belief.flags.contains(Flag.RECENT))
                .isPresent();
    }

    List<Long> uids() {
        return uids;
    }

    /** One sync: all that is heard must fit to what was known before. */
    void sync(boolean mayExpunge, UidSet asked) {
        var knownBefore = List.copyOf(uids);
        var arrived = new int[1];
        view.sync(
                mayExpunge,
                asked,
                event -> {
                    check(!ended, "nothing is said after the end, but %s", event);
                    if (event instanceof ViewEvent.Expunged expunged) {
                        check(mayExpunge, "no expunge may be told now: %s", event);
                        check(knownBefore.contains(expunged.uid()), "never mentioned: %s", event);
                        check(arrived[0] == 0, "an expunge after an arrival: %s", event);
                        checkPlace(expunged.sequenceNumber(), expunged.uid(), event);
                        uids.remove(expunged.sequenceNumber() - 1);
                        beliefs.remove(expunged.uid());
                    } else if (event instanceof ViewEvent.Exists exists) {
                        arrived[0] += exists.arrived();
                        check(exists.arrived() > 0, "nothing arrived: %s", event);
                        check(
                                exists.count() == uids.size() + arrived[0],
                                "EXISTS counts what was told, %d: %s",
                                uids.size(),
                                event);
                    } else if (event instanceof ViewEvent.Recent now) {
                        check(now.count() != recent, "no news: %s", event);
                        recent = now.count();
                    } else if (event instanceof ViewEvent.FlagsChanged changed) {
                        hear(changed, asked);
                    } else if (event instanceof ViewEvent.ModSeqChanged changed) {
                        checkPlace(changed.sequenceNumber(), changed.uid(), event);
                        var belief = beliefs.get(changed.uid());
                        check(wantsModSeq && belief.modSeq < changed.modSeq(), "%s", event);
                        beliefs.put(changed.uid(), new Belief(belief.flags, changed.modSeq()));
                    } else if (event instanceof ViewEvent.Ended) {
                        ended = true;
                    }
                });
        if (!ended) {
            fetchArrived(arrived[0]);
            checkAgainstView();
        }
    }

    private void hear(ViewEvent.FlagsChanged changed, UidSet asked) {
        checkPlace(changed.sequenceNumber(), changed.uid(), changed);
        var belief = beliefs.get(changed.uid());
        check(
                asked.contains(changed.uid()) || !changed.flags().equals(belief.flags),
                "no news: %s",
                changed);
        check(changed.modSeq() >= belief.modSeq, "MODSEQ falls from %s: %s", belief, changed);
        beliefs.put(changed.uid(), new Belief(changed.flags(), changed.modSeq()));
    }

    private void fetchArrived(int arrived) {
        for (var n = uids.size() + 1; arrived > 0; n++, arrived--) {
            var row = view.row(n);
            check(row.uid() > highestUid, "UID %d after %d", row.uid(), highestUid);
            highestUid = row.uid();
            uids.add(row.uid());
            beliefs.put(row.uid(), new Belief(view.flagsOf(row), row.modSeq()));
            bodies.put(row.uid(), row.message());
        }
    }

    /** A silent STORE: the client knows what it did and is not told. */
    void storedSilently(FlagChange change, UidSet applied) {
        view.apply(change, applied);
        applied.forEach(
                uid -> {
                    var belief = beliefs.get(uid);
                    var flags = change.applyTo(belief.flags);
                    if (seesRecent(uid)) {
                        flags = flags.withRecent();
                    }
                    beliefs.put(uid, new Belief(flags, belief.modSeq));
                });
    }

    /** FETCH FLAGS of a message, answered from the store where it still is. */
    void fetchFlags(int sequenceNumber, Optional<Mailbox> mailbox) {
        var known = view.row(sequenceNumber);
        var row =
                mailbox.flatMap(now -> now.rows().withUid(known.uid()))
                        .filter(known::isSameMessage);
        row.ifPresent(view::told);
        var told = row.orElse(known);
        beliefs.put(told.uid(), new Belief(view.flagsOf(told), told.modSeq()));
    }

    private void checkPlace(int sequenceNumber, long uid, ViewEvent event) {
        check(
                sequenceNumber >= 1
                        && sequenceNumber <= uids.size()
                        && uids.get(sequenceNumber - 1) == uid,
                "%s is wrong in %s",
                event,
                uids);
    }

    private void checkAgainstView() {
        check(view.count() == uids.size(), "the view counts %d in %s", view.count(), uids);
        for (var n = 1; n <= uids.size(); n++) {
            var row = view.row(n);
            check(row.uid() == uid(n), "number %d is not %d", n, uid(n));
            // RFC 9051 §2.3.1.1: a UID refers to one message for ever.
            check(row.message().equals(bodies.get(uid(n))), "UID %d is another message", uid(n));
        }
        var recents = uids.stream().filter(this::seesRecent).count();
        check(recents == recent, "RECENT %d for %d messages", recent, recents);
    }

    /** After a last sync this client must know the mailbox as it is. */
    void checkAgainst(MailStore store, Mailbox mailbox) {
        check(mailbox.exists() == uids.size(), "%s instead of %s", uids, mailbox);
        var n = 0;
        for (MessageRow row : mailbox.rows()) {
            check(uid(++n) == row.uid(), "number %d is not %d", n, row.uid());
            var belief = beliefs.get(row.uid());
            var flags = seesRecent(row.uid()) ? row.flags().withRecent() : row.flags();
            check(belief.flags.equals(flags), "UID %d: %s is not %s", row.uid(), belief, flags);
            check(
                    !wantsModSeq || belief.modSeq == row.modSeq(),
                    "UID %d: %s is not %d",
                    row.uid(),
                    belief,
                    row.modSeq());
        }
    }

    static void check(boolean holds, String format, Object... arguments) {
        if (!holds) {
            throw new AssertionError(format.formatted(arguments));
        }
    }
}
