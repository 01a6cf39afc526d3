package dev.postiche.imap.command;

import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.store.MessageRow;

/** A FETCH item of an extension, which knows itself how its value reads. */
public interface ExtendedFetchItem extends FetchItem.Extended {

    /** Writes the item with the value that this message has. */
    void write(MessageRow row, FetchLine out);
}
