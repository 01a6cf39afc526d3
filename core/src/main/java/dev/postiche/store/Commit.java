package dev.postiche.store;

import java.util.Set;

/**
 * One step from a state of the store to the next.
 *
 * @param before the state that was
 * @param after the state that is; by now there may be a newer one
 * @param mailboxes whose messages, name, existence or access key changed
 * @param accounts whether an account came, went, or changed in something else than messages
 */
public record Commit(
        StoreState before, StoreState after, Set<MailboxId> mailboxes, boolean accounts) {

    /** Whether this mailbox changed. */
    public boolean touches(MailboxId id) {
        return mailboxes.contains(id);
    }

    /** Whether a snapshot was restored. */
    public boolean isRestore() {
        return before.epoch() != after.epoch();
    }

    /** Nothing that anybody could notice: who claims {@code \Recent} knows it already. */
    boolean isQuiet() {
        return mailboxes.isEmpty() && !accounts;
    }
}
