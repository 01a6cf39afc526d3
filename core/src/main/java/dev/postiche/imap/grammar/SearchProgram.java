package dev.postiche.imap.grammar;

import java.util.Optional;

/**
 * The charset and the criteria of a SEARCH.
 *
 * <p>A charset that nobody knows is no fault of grammar: it is answered by NO, with a list of
 * others. RFC 3501 §6.4.4, RFC 4466 §3 (search-program).
 *
 * @param charset as the client named it; empty when it named none
 * @param charsetKnown whether the texts of the key could be decoded; they are worthless if not
 */
public record SearchProgram(Optional<String> charset, boolean charsetKnown, SearchKey key) {}
