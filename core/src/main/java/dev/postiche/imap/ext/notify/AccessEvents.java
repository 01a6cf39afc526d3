package dev.postiche.imap.ext.notify;

import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.StoreState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by LIST which of the mailboxes that are watched cannot be seen or read, or can be again.
 * RFC 5465 §3.1, §5.9.
 *
 * @param noAccess those of which it was told that they cannot
 */
record AccessEvents(
        AuthenticatedSession session,
        Account account,
        List<EventGroup> groups,
        Set<MailboxId> noAccess) {

    private static final String NO_ACCESS = "\\NoAccess";

    /** Those that can be seen, but not read as the events want it. RFC 5465 §3.1 */
    void tellFirst(Collection<Mailbox> visible, Replies replies) {
        for (var mailbox : visible) {
            boolean isWatched =
                    groups.stream()
                            .filter(EventGroup::isOfMessages)
                            .anyMatch(group -> group.matches(mailbox, account, session));
            if (isWatched && mailbox.isSelectable() && !session.maySelect(mailbox)) {
                tell(mailbox, replies);
            }
        }
    }

    /**
     * What is different.
     *
     * @param before the mailboxes as they were told; what is told here is told no more
     * @param now those that can be seen
     */
    void tell(
            Map<MailboxId, Mailbox> before,
            Map<MailboxId, Mailbox> now,
            StoreState state,
            Replies replies) {
        for (var old : List.copyOf(before.values())) {
            boolean isLost = !now.containsKey(old.id()) && state.mailbox(old.id()).isPresent();
            if (isLost) {
                before.remove(old.id());
                noAccess.add(old.id());
                if (isWanted(old)) {
                    tell(old, replies);
                }
            }
        }
        for (var mailbox : now.values()) {
            if (!before.containsKey(mailbox.id()) && noAccess.remove(mailbox.id())) {
                before.put(mailbox.id(), mailbox);
                if (isWanted(mailbox)) {
                    var name = session.reach().nameOf(mailbox);
                    replies.untagged(new ListEvent(name, Optional.empty(), account, session));
                }
            }
        }
    }

    private boolean isWanted(Mailbox mailbox) {
        return groups.stream()
                .filter(group -> !group.events().isEmpty())
                .anyMatch(group -> group.matches(mailbox, account, session));
    }

    private void tell(Mailbox mailbox, Replies replies) {
        replies.untagged(
                new MailboxReply.Listed(
                        "LIST",
                        List.of(NO_ACCESS),
                        session.naming().separator(),
                        session.wireName(mailbox)));
    }
}
