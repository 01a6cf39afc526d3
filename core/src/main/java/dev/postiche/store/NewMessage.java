package dev.postiche.store;

import dev.postiche.message.Message;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message about to come into a mailbox: the arguments of APPEND. RFC 9051 §6.3.12.
 *
 * @param message the octets
 * @param flags as they are to be stored
 * @param internalDate empty for the store's present time
 * @param uid empty for the mailbox's UIDNEXT; only a fixture asks for one
 * @param emailId what is called the same in one account within one commit are copies of one
 *     message, with one {@code EMAILID}; which that is, the store decides. RFC 8474 §5.1
 */
public record NewMessage(
        Message message,
        Flags flags,
        Optional<OffsetDateTime> internalDate,
        OptionalLong uid,
        Optional<String> emailId) {

    /** Leaves {@code \Recent} out. RFC 3501 §2.3.2 */
    public NewMessage {
        flags = flags.withoutRecent();
    }

    /** A message of its own. */
    public NewMessage(
            Message message, Flags flags, Optional<OffsetDateTime> internalDate, OptionalLong uid) {
        this(message, flags, internalDate, uid, Optional.empty());
    }

    /** Without flags, received now. */
    public static NewMessage of(Message message) {
        return new NewMessage(message, Flags.NONE, Optional.empty(), OptionalLong.empty());
    }

    /** The same with these flags. */
    public NewMessage withFlags(Flags changed) {
        return new NewMessage(message, changed, internalDate, uid, emailId);
    }

    /** The same, received at this moment; its offset is shown too. */
    public NewMessage withInternalDate(OffsetDateTime date) {
        return new NewMessage(message, flags, Optional.of(date), uid, emailId);
    }

    /** The same with this UID, which must not be below UIDNEXT. */
    public NewMessage withUid(long wanted) {
        return new NewMessage(message, flags, internalDate, OptionalLong.of(wanted), emailId);
    }
}
