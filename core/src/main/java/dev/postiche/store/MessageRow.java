package dev.postiche.store;

import dev.postiche.message.Message;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One message in one mailbox: what is fixed for ever, and the flags as of one moment.
 *
 * <p>RFC 9051 §2.3.
 *
 * @param uid ascending in the mailbox; 1 to 4,294,967,295
 * @param modSeq the mailbox's mod-sequence at the last change of this row. RFC 7162 §3.1
 * @param flags without {@code \Recent}
 * @param internalDate when the message was received. RFC 9051 §2.3.3
 * @param savedDate when it came into this mailbox. RFC 8514
 * @param emailNumber the same for all copies of one message. RFC 8474 §5.1
 * @param message the octets and what is read from them; shared by copies
 */
public record MessageRow(
        long uid,
        long modSeq,
        Flags flags,
        OffsetDateTime internalDate,
        Instant savedDate,
        long emailNumber,
        Message message) {

    /** The octets of the message. */
    public long size() {
        return message.size();
    }

    /** The {@code EMAILID}; a letter in front as RFC 8474 §8.1 advises. */
    public String emailId() {
        return "M" + emailNumber;
    }

    /** The same message with other flags. */
    public MessageRow withFlags(Flags changed) {
        return withFlags(changed, modSeq);
    }

    MessageRow withFlags(Flags changed, long changedModSeq) {
        return new MessageRow(
                uid, changedModSeq, changed, internalDate, savedDate, emailNumber, message);
    }

    MessageRow withModSeq(long changedModSeq) {
        return withFlags(flags, changedModSeq);
    }

    MessageRow withUid(long changedUid, long changedModSeq) {
        return copiedTo(changedUid, changedModSeq, savedDate);
    }

    /** COPY keeps flags and internal date; the saved date is new. RFC 9051 §6.4.7, RFC 8514 */
    MessageRow copiedTo(long otherUid, long otherModSeq, Instant saved) {
        return new MessageRow(
                otherUid, otherModSeq, flags, internalDate, saved, emailNumber, message);
    }

    /** Whether both rows are the same immutable message. RFC 9051 §2.3.1.1 */
    @SuppressWarnings("ReferenceEquality") // a message has no equality of its own, copies share it
    public boolean isSameMessage(MessageRow other) {
        return uid == other.uid
                && message == other.message
                && internalDate.equals(other.internalDate);
    }
}
