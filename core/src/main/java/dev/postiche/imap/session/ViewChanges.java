package dev.postiche.imap.session;

import dev.postiche.store.ChangeLog;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.util.List;
import java.util.Optional;

/**
 * What became of the rows that a client knows.
 *
 * <p>The mailbox's log tells it at the cost of what changed; where that does not reach back far
 * enough, or a snapshot was restored, the rows are compared. RFC 9051 §2.3.1.1.
 *
 * @param expunged those that are gone
 * @param altered those whose flags or mod-sequence may be others
 */
record ViewChanges(UidSet expunged, UidSet altered) {

    /**
     * From what the client knows to the mailbox as it is now.
     *
     * @param announced the rows that the client knows
     * @param expunged those of them already found to be gone
     * @param uidNext UIDs below were announced or passed over
     * @param modSeq of the mailbox when it was looked at last
     * @param isLogged whether the log belongs to the same history as that mod-sequence
     * @return empty if a UID has come back, which no client can be told
     */
    static Optional<ViewChanges> of(
            Rows announced,
            UidSet expunged,
            long uidNext,
            long modSeq,
            Mailbox now,
            boolean isLogged) {
        if (isLogged) {
            var changes = now.log().since(modSeq).map(log -> logged(announced, expunged, log));
            // Where UIDs were given again after a restore, the log does not account for all rows.
            if (changes.isPresent() && changes.get().accountFor(announced, uidNext, now)) {
                return changes;
            }
        }
        return compared(announced, uidNext, now);
    }

    private static ViewChanges logged(Rows announced, UidSet expunged, List<ChangeLog.Change> log) {
        return new ViewChanges(
                announced.present(expunged.union(uids(log, ChangeLog.Kind.EXPUNGED))),
                announced.present(uids(log, ChangeLog.Kind.FLAGS)));
    }

    private static UidSet uids(List<ChangeLog.Change> log, ChangeLog.Kind kind) {
        // Most commands come when nothing has happened.
        if (log.isEmpty()) {
            return UidSet.EMPTY;
        }
        return UidSet.unionOf(
                log.stream()
                        .filter(change -> change.kind() == kind)
                        .map(ChangeLog.Change::uids)
                        .toList());
    }

    private boolean accountFor(Rows announced, long uidNext, Mailbox now) {
        var arrived = now.exists() - now.rows().ceiling(uidNext);
        return announced.size() - expunged.size() + arrived == now.exists();
    }

    private static Optional<ViewChanges> compared(Rows announced, long uidNext, Mailbox now) {
        var gone = new UidSet.Builder();
        var altered = new UidSet.Builder();
        var cameBack = new boolean[1];
        Rows.compare(
                announced,
                now.rows(),
                new Rows.Difference() {
                    @Override
                    public void gone(MessageRow row) {
                        gone.add(row.uid());
                    }

                    @Override
                    public void come(MessageRow row) {
                        cameBack[0] |= row.uid() < uidNext;
                    }

                    @Override
                    public void changed(MessageRow before, MessageRow after) {
                        cameBack[0] |= !before.isSameMessage(after);
                        altered.add(after.uid());
                    }
                });
        return cameBack[0]
                ? Optional.empty()
                : Optional.of(new ViewChanges(gone.build(), altered.build()));
    }
}
