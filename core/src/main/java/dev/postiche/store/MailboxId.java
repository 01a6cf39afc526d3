package dev.postiche.store;

import org.jspecify.annotations.Nullable;

/**
 * Names one mailbox for as long as it keeps its messages and their UIDs, whatever it is called.
 *
 * <p>It stays over a RENAME and is never given twice by one store, so a session holds on to it and
 * not to the name. RFC 8474 §4.
 *
 * @param number counts from 1 in one store
 */
public record MailboxId(long number) implements Comparable<MailboxId> {

    // Written out: what records bring is made when it is first called, and every start calls it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MailboxId id && id.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public int compareTo(MailboxId other) {
        return Long.compare(number, other.number);
    }

    /** The {@code objectid} on the wire; a letter in front as RFC 8474 §8.1 advises. */
    @Override
    public String toString() {
        return "F" + number;
    }
}
