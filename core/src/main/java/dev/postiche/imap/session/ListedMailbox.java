package dev.postiche.imap.session;

import dev.postiche.store.Mailbox;
import java.util.Optional;

/**
 * A name that LIST is about to show.
 *
 * @param name the server's name
 * @param mailbox empty for a level of hierarchy that nobody made
 * @param hasChildren whether any name lies below it on the wire. RFC 3348
 */
public record ListedMailbox(String name, Optional<Mailbox> mailbox, boolean hasChildren) {}
