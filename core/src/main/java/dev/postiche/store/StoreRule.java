package dev.postiche.store;

/**
 * What a store sees to in every commit, whoever makes it.
 *
 * <p>Some servers keep mailboxes in a relation to each other, as Gmail does, where each is a label
 * of one store. That has to hold for IMAP, POP3, fixtures and tests alike, so it stands here and
 * not in their commands.
 */
public interface StoreRule {

    /**
     * Puts right what a commit leaves, before anybody sees it; nothing that it does is held against
     * rules again.
     *
     * @param before the state that was
     * @param tx the transaction, with all that was asked for done
     */
    void settle(StoreState before, Transaction tx);

    /** Which of these messages EXPUNGE, or moving them elsewhere, may take out of a mailbox. */
    default UidSet removable(Mailbox mailbox, UidSet uids) {
        return uids;
    }

    /**
     * Whether a mailbox keeps its name for good.
     *
     * @param name with {@code /} between levels
     */
    default boolean isFixed(String name) {
        return false;
    }
}
