package dev.postiche.imap.command;

import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.MessageRow;

/** A FETCH item of an extension, which knows itself how its value reads. */
public interface ExtendedFetchItem extends FetchItem.Extended {

    /** Whether the item tells the mod-sequence. RFC 7162 §3.1.4.2 */
    static boolean tellsModSeq(FetchItem item) {
        return item instanceof ExtendedFetchItem extended && extended.isModSeq();
    }

    /** Whether this is the mod-sequence, so that no news of it is due any more. */
    default boolean isModSeq() {
        return false;
    }

    /** NO or BAD where there can be no value; asked of every message before any is told of. */
    default void check(SelectedSession session, MessageRow row) {}

    /** Writes the item with the value that this message has for anybody. */
    default void write(MessageRow row, FetchLine out) {
        throw new IllegalStateException("the value of " + this + " depends on who asks");
    }

    /** Writes the item; overridden where the value depends on who asks from where. */
    default void write(SelectedSession session, MessageRow row, FetchLine out) {
        write(row, out);
    }
}
