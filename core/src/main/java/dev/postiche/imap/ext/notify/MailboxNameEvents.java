package dev.postiche.imap.ext.notify;

import dev.postiche.imap.ext.notify.EventGroup.Event;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells by LIST which names of mailboxes came, went, or are others now. RFC 5465 §5.4.
 *
 * @param before the mailboxes as they were told
 * @param now those that there are
 */
record MailboxNameEvents(
        AuthenticatedSession session,
        Account account,
        List<EventGroup> groups,
        Map<MailboxId, Mailbox> before,
        Map<MailboxId, Mailbox> now) {

    void tell(Replies replies) {
        // By name, so that nothing is told twice; the old name with those that were renamed.
        var affected = new TreeMap<String, Optional<String>>();
        for (var old : before.values()) {
            if (!now.containsKey(old.id())) {
                cameOrWent(name(old), affected);
            }
        }
        for (var mailbox : now.values()) {
            var old = Optional.ofNullable(before.get(mailbox.id()));
            if (old.isEmpty()) {
                cameOrWent(name(mailbox), affected);
            } else if (!name(old.get()).equals(name(mailbox))
                    && !isRenamedWithParent(name(old.get()), name(mailbox))) {
                affected.put(name(mailbox), Optional.of(name(old.get())));
            } else if (old.get().isSelectable() != mailbox.isSelectable()) {
                affected.putIfAbsent(name(mailbox), Optional.empty());
            }
        }
        affected.forEach(
                (name, old) -> {
                    if (isWanted(name) || old.filter(this::isWanted).isPresent()) {
                        replies.untagged(new ListEvent(name, old, account, session));
                    }
                });
    }

    /** The name and the one above it, whether or not that is a mailbox. RFC 5465 §5.4 */
    private static void cameOrWent(String name, Map<String, Optional<String>> affected) {
        affected.putIfAbsent(name, Optional.empty());
        parent(name).ifPresent(above -> affected.putIfAbsent(above, Optional.empty()));
    }

    /** Of what lies below a renamed mailbox nothing is told. RFC 5465 §5.4 */
    private boolean isRenamedWithParent(String from, String to) {
        var oldParent = parent(from);
        var newParent = parent(to);
        boolean sameLeaf =
                oldParent.isPresent()
                        && newParent.isPresent()
                        && from.substring(oldParent.get().length())
                                .equals(to.substring(newParent.get().length()));
        return sameLeaf
                && now.values().stream()
                        .filter(mailbox -> name(mailbox).equals(newParent.get()))
                        .flatMap(mailbox -> Optional.ofNullable(before.get(mailbox.id())).stream())
                        .anyMatch(old -> name(old).equals(oldParent.get()));
    }

    private String name(Mailbox mailbox) {
        return session.reach().nameOf(mailbox);
    }

    private static Optional<String> parent(String name) {
        int end = name.lastIndexOf('/');
        return end < 0 ? Optional.empty() : Optional.of(name.substring(0, end));
    }

    private boolean isWanted(String name) {
        return groups.stream()
                .filter(group -> group.events().contains(Event.MAILBOX_NAME))
                .anyMatch(group -> group.matches(name, account, session));
    }
}
