package dev.postiche.assertj;

import dev.postiche.spec.OctetCount;

/**
 * An amount of data.
 *
 * @param count in octets, 0 or more
 */
public record Octets(long count) {

    /**
     * An amount that is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public Octets {
        if (count < 0) {
            throw new IllegalArgumentException("an amount of data is 0 or more, not " + count);
        }
    }

    /** {@code 50KiB}, {@code 312 octets}. */
    @Override
    public String toString() {
        return OctetCount.inWords(count);
    }
}
