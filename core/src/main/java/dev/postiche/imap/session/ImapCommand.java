package dev.postiche.imap.session;

import dev.postiche.imap.grammar.MailboxName;
import java.util.List;
import java.util.Optional;

/**
 * A parsed command, ready to act.
 *
 * <p>Which of the four kinds it is says what it is given to act on, so that a command that needs a
 * selected mailbox cannot even be written for a session without one. RFC 3501 §3, §6.
 */
public sealed interface ImapCommand
        permits AnyStateCommand, NotAuthenticatedCommand, AuthenticatedCommand, SelectedCommand {

    /** The mailboxes that its arguments name. */
    default List<MailboxName> mailboxes() {
        return List.of();
    }

    /** The user that its arguments name, of a command that logs in. */
    default Optional<String> account() {
        return Optional.empty();
    }
}
