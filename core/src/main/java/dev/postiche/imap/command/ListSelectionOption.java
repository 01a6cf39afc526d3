package dev.postiche.imap.command;

import dev.postiche.imap.session.ListedMailbox;
import java.util.Optional;

/** Which mailboxes LIST shows, named before the reference. RFC 5258 §3, §6 (list-select-opt). */
public interface ListSelectionOption {

    /** The kind of word under which the vocabulary knows these. */
    String WORDS = "LIST SELECT";

    /** How it goes with others. RFC 5258 §6 */
    enum Kind {
        /** list-select-base-opt: can stand alone. */
        BASE,
        /** list-select-independent-opt: can stand alone, and nothing refers to it. */
        INDEPENDENT,
        /** list-select-mod-opt: changes what a base option means, and needs one. */
        MODIFIER
    }

    /** How it goes with others. */
    Kind kind();

    /** Whether a mailbox is among those that it wants. */
    default boolean selects(ListedMailbox listed) {
        return true;
    }

    /** Whether names that are no mailboxes can be among those that it wants. */
    default boolean selectsNonExistent() {
        return false;
    }

    /** What is shown of each mailbox for its sake. */
    default Optional<ListReturnOption> implied() {
        return Optional.empty();
    }
}
