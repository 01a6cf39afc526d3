package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.StoreCondition;
import dev.postiche.imap.session.SelectedView;
import dev.postiche.store.FlagChange;
import dev.postiche.store.FlagChange.Operation;
import dev.postiche.store.Flags;
import dev.postiche.store.MessageRow;
import java.util.function.Predicate;

/** UNCHANGEDSINCE has STORE leave alone what others have changed. RFC 7162 §3.1.3. */
record UnchangedSince(long modSeq) implements StoreCondition {

    @Override
    public Predicate<MessageRow> of(SelectedView view, FlagChange change) {
        return row -> row.modSeq() <= modSeq || onlyOthersChanged(row, view, change);
    }

    /**
     * Whether the flags in question are those that the client believed at this mod-sequence, so
     * that only others were changed meanwhile. RFC 7162 §3.1.12
     */
    private boolean onlyOthersChanged(MessageRow row, SelectedView view, FlagChange change) {
        return change.operation() != Operation.REPLACE
                && view.announced()
                        .withUid(row.uid())
                        .filter(believed -> believed.modSeq() <= modSeq)
                        .filter(believed -> believed.isSameMessage(row))
                        .filter(believed -> haveSame(change.flags(), believed, row))
                        .isPresent();
    }

    private static boolean haveSame(Flags some, MessageRow one, MessageRow other) {
        return some.asList().stream()
                .allMatch(flag -> one.flags().contains(flag) == other.flags().contains(flag));
    }
}
