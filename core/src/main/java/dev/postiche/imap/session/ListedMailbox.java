package dev.postiche.imap.session;

import dev.postiche.store.Mailbox;
import java.util.Optional;

/**
 * A name that LIST is about to show.
 *
 * @param name on the wire
 * @param mailbox empty for a level of hierarchy that nobody made, or a subscribed name alone
 * @param isOwn whether it belongs to the user who asks
 * @param isSelectable whether the user can select it. RFC 5819 §2
 * @param hasChildren whether any mailbox lies below it on the wire. RFC 3348
 * @param subscribed whether the user subscribed to it
 */
public record ListedMailbox(
        String name,
        Optional<Mailbox> mailbox,
        boolean isOwn,
        boolean isSelectable,
        boolean hasChildren,
        boolean subscribed) {}
