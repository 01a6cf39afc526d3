package dev.postiche.imap.session;

import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.UidSet;
import java.util.Optional;

/**
 * A mailbox with the messages that are {@code \Recent} for who looks at it now. RFC 3501 §2.3.2.
 *
 * @param epoch of the state that it was taken from
 */
record ViewSnapshot(long epoch, Mailbox mailbox, UidSet recent) {

    /**
     * The mailbox as it is; claims {@code \Recent} only where a message is about to be announced.
     *
     * @param fromUid messages below were announced before
     * @return empty if the mailbox is gone
     */
    static Optional<ViewSnapshot> of(
            MailStore store, MailboxId id, boolean readOnly, long fromUid) {
        var state = store.state();
        var mailbox = state.mailbox(id);
        var isNews =
                mailbox.isPresent()
                        && mailbox.get().recent() > 0
                        && mailbox.get().rows().ceiling(fromUid) < mailbox.get().exists();
        if (readOnly || !isNews) {
            return mailbox.map(now -> new ViewSnapshot(state.epoch(), now, unclaimed(now)));
        }
        return store.commit(
                tx ->
                        tx.state()
                                .mailbox(id)
                                .map(
                                        now -> {
                                            var claimed = tx.claimRecent(id);
                                            return new ViewSnapshot(
                                                    tx.state().epoch(), tx.mailbox(id), claimed);
                                        }));
    }

    private static UidSet unclaimed(Mailbox mailbox) {
        return UidSet.range(mailbox.firstRecentUid(), mailbox.uidNext() - 1);
    }
}
