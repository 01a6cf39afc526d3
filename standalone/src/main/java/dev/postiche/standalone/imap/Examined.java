package dev.postiche.standalone.imap;

import dev.postiche.spec.Flag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A mailbox that is open for reading. RFC 9051 §6.3.3.
 *
 * @param messages by rising UID, each once
 */
public record Examined(OptionalLong uidValidity, OptionalLong uidNext, List<Row> messages) {

    /** All that is known of a message without its octets. */
    public record Row(
            long uid, List<Flag> flags, Optional<OffsetDateTime> internalDate, long size) {}
}
