package dev.postiche.imap.command;

import dev.postiche.imap.session.SelectedView;
import dev.postiche.store.FlagChange;
import dev.postiche.store.MessageRow;
import java.util.function.Predicate;

/** A modifier of STORE that lets it alter only some of the messages. RFC 4466 §2.5. */
@FunctionalInterface
public interface StoreCondition {

    /**
     * Which rows may be altered; the others are MODIFIED. RFC 7162 §3.1.3
     *
     * @param view what the client believes
     */
    Predicate<MessageRow> of(SelectedView view, FlagChange change);
}
