package dev.postiche.pop3;

import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a message may lie in a maildrop after it came there. RFC 2449 §6.7.
 *
 * @param period zero if nothing may be left there
 * @param forever whether the server deletes nothing by itself
 */
record Retention(Duration period, boolean forever) {

    /** The argument of EXPIRE: the least number of whole days. */
    String days() {
        return forever ? "NEVER" : String.valueOf(period.toDays());
    }

    /** Whether QUIT removes what was retrieved. RFC 2449 §6.7: an implicit DELE */
    boolean removesRetrieved() {
        return !forever && period.toDays() == 0;
    }

    /** What has been there for too long; days are counted from the arrival. */
    UidSet expired(Mailbox maildrop, Instant now) {
        if (forever || removesRetrieved()) {
            return UidSet.EMPTY;
        }
        var uids = new UidSet.Builder();
        for (var row : maildrop.rows()) {
            if (isExpired(row, now)) {
                uids.add(row.uid());
            }
        }
        return uids.build();
    }

    private boolean isExpired(MessageRow row, Instant now) {
        return !row.internalDate().toInstant().plus(period).isAfter(now);
    }
}
