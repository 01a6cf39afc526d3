package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;
import java.util.List;
import java.util.Optional;

/**
 * Something that a client wants to know of a search, named behind RETURN.
 *
 * <p>Each adds its own data to the one ESEARCH response. RFC 4466 §2.6, RFC 4731 §3.1.
 */
public interface ReturnOption {

    /** Where its data stand in the response: those with small numbers first. */
    default int place() {
        return 100;
    }

    /** Its data with their name in front; empty if there is nothing to say. */
    Optional<String> data(SearchOutcome outcome);

    /**
     * The messages of which it tells, which SAVE keeps and of which MODSEQ speaks; empty if it is
     * not about some messages. RFC 5182 §2.4, RFC 4731 §3.2
     */
    default Optional<List<SearchedMessage>> told(SearchOutcome outcome) {
        return Optional.empty();
    }

    /** Whether it lists what was found, which a command can ask for once only. RFC 5267 §4.4 */
    default boolean lists() {
        return false;
    }

    /** Whether the response is sent for its sake. */
    default boolean wantsResponse() {
        return true;
    }

    /**
     * Before the search.
     *
     * @throws RuntimeException a BAD or NO, if it cannot go with these criteria
     */
    default void begin(AuthenticatedSession session, String tag, SearchKey key) {}

    /**
     * Whether it can be asked of a search that goes through several mailboxes.
     *
     * @param selected whether one is selected
     * @param alone whether no other than that one is searched. RFC 7377 §2.2
     */
    default boolean goesWith(boolean selected, boolean alone) {
        return true;
    }

    /** After the search. */
    default void end(SelectedSession session, SearchOutcome outcome, Replies replies) {}

    /** Instead of {@link #end}, when the search was refused by NO. */
    default void refused(SelectedSession session) {}
}
