package dev.postiche.store;

import java.util.OptionalLong;

/**
 * How much an account may hold; an empty limit is none. RFC 9208 §5.1, §5.2.
 *
 * @param storageKiB units of 1,024 octets over all mailboxes
 * @param messages messages over all mailboxes
 */
public record Quota(OptionalLong storageKiB, OptionalLong messages) {

    /** No limits. */
    public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

    /** Whether an account that holds this much keeps within the limits. */
    boolean allows(long octetsHeld, long messagesHeld) {
        var octetsAllowed = storageKiB.orElse(Long.MAX_VALUE);
        return (octetsHeld + 1023) / 1024 <= octetsAllowed
                && messagesHeld <= messages.orElse(Long.MAX_VALUE);
    }
}
