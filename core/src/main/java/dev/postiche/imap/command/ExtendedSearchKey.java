package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;

/** A search key of an extension, which knows itself what it matches. */
public interface ExtendedSearchKey extends SearchKey.Extended {

    /** Whether the message is what this key describes. */
    boolean matches(SearchedMessage message);
}
