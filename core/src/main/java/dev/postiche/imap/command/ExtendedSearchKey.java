package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.session.AuthenticatedSession;
import java.util.Optional;

/** A search key of an extension, which knows itself what it matches. */
public interface ExtendedSearchKey extends SearchKey.Extended {

    /**
     * Before the search, whose messages are looked at afterwards.
     *
     * @throws RuntimeException a BAD or NO, if it cannot be searched for
     */
    default void begin(AuthenticatedSession session) {}

    /** Whether the message is what this key describes. */
    boolean matches(SearchedMessage message);

    /**
     * As {@link #matches(SearchedMessage)}, for a key that holds other keys.
     *
     * @param match knows what they match
     */
    default boolean matches(SearchedMessage message, SearchMatch match) {
        return matches(message);
    }

    /**
     * What the response tells in any case if this key is among the criteria; without RETURN it
     * stands in parentheses behind the numbers. RFC 7162 §3.1.5
     */
    default Optional<ReturnOption> implied() {
        return Optional.empty();
    }
}
