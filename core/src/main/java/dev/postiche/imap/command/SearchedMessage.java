package dev.postiche.imap.command;

import dev.postiche.message.BaseSubject;
import dev.postiche.message.HeaderField;
import dev.postiche.message.Message;
import dev.postiche.store.MessageRow;
import java.time.Instant;

/**
 * A message while it is searched.
 *
 * @param number its sequence number
 * @param row with its present flags
 * @param recent whether it has \Recent in this session. RFC 3501 §2.3.2
 * @param scope the search that looks at it
 */
public record SearchedMessage(long number, MessageRow row, boolean recent, SearchScope scope) {

    public Message message() {
        return row.message();
    }

    /** The Date field, or the internal date where there is none to be understood. RFC 5256 §2.2 */
    public Instant sentDate() {
        return message().sentDate().orElse(row.internalDate()).toInstant();
    }

    /** The subject as a sender wrote it, without what replying adds. RFC 5256 §2.1 */
    public BaseSubject baseSubject() {
        var subject = message().header().first("Subject").map(HeaderField::text);
        return BaseSubject.of(subject.orElse(""));
    }

    public long uid() {
        return row.uid();
    }
}
