package dev.postiche.imap.command;

import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Mailbox;
import java.time.Instant;

/**
 * Where and when a search looks, for keys that ask for more than is in a message. RFC 3501 §6.4.4.
 *
 * @param session who searches
 * @param mailbox as it is at this moment
 * @param now the server's time when the search began
 */
public record SearchScope(AuthenticatedSession session, Mailbox mailbox, Instant now) {

    static SearchScope of(AuthenticatedSession session, Mailbox mailbox) {
        return new SearchScope(session, mailbox, session.imap().session().clock().instant());
    }
}
