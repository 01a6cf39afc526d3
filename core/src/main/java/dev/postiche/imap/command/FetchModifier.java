package dev.postiche.imap.command;

import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import java.util.List;

/** A modifier of FETCH that an extension brings. RFC 4466 §2.4. */
public interface FetchModifier {

    /**
     * Before anything happens.
     *
     * @param all the modifiers that were given
     * @throws BadCommand if it cannot be given now, or not with or without another one
     */
    default void check(SelectedSession session, Modifiers all) {}

    /** What stands before the FETCH replies, for the messages that were named. */
    default void before(
            SelectedSession session, MessageSet messages, Modifiers all, Replies replies) {}

    /** What is left of the messages; the modifiers take their turns as they were given. */
    default List<Span> narrow(SelectedSession session, List<Span> spans) {
        return spans;
    }

    /** Items that are told as if they had been asked for. */
    default List<FetchItem> items() {
        return List.of();
    }
}
