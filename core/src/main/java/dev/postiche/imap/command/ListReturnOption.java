package dev.postiche.imap.command;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.store.Mailbox;
import java.util.List;

/**
 * Something that a client wants to know of each mailbox that LIST shows, named behind RETURN. RFC
 * 5258 §3, §6 (return-option).
 */
public interface ListReturnOption {

    /** The kind of word under which the vocabulary knows these. */
    String WORDS = "LIST RETURN";

    /** Attributes of the name. */
    default List<String> attributes(ListedMailbox listed) {
        return List.of();
    }

    /**
     * What is told behind the LIST reply of a mailbox.
     *
     * <p>Not for names that are no mailboxes, nor for those that are shown only for the sake of
     * others below them.
     */
    default void tell(AuthenticatedSession session, Mailbox mailbox, Replies replies) {}
}
