package dev.postiche.imap.command;

import dev.postiche.message.Message;
import dev.postiche.store.MessageRow;

/**
 * A message while it is searched.
 *
 * @param number its sequence number
 * @param row with its present flags
 * @param recent whether it has \Recent in this session. RFC 3501 §2.3.2
 */
public record SearchedMessage(long number, MessageRow row, boolean recent) {

    public Message message() {
        return row.message();
    }
}
