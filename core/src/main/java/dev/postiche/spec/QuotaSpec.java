package dev.postiche.spec;

import java.util.OptionalLong;

/**
 * How much an account may hold; each verb gives a new value.
 *
 * <p>What is not said is not limited. RFC 9208 §5.
 *
 * <pre>{@code
 * quota().storageKiB(102400).messages(2000);
 * }</pre>
 */
public final class QuotaSpec {

    private static final QuotaSpec UNLIMITED = new QuotaSpec(Words.NONE);

    private final Words words;

    private QuotaSpec(Words words) {
        this.words = words;
    }

    /** No limit yet. */
    public static QuotaSpec quota() {
        return UNLIMITED;
    }

    /**
     * The octets of all messages together, in units of 1,024.
     *
     * @throws IllegalArgumentException if it is negative or above 2^53
     */
    public QuotaSpec storageKiB(long kibibytes) {
        return new QuotaSpec(words.with("storageKiB", checked(kibibytes)));
    }

    /**
     * The number of messages in all mailboxes together.
     *
     * @throws IllegalArgumentException if it is negative or above 2^53
     */
    public QuotaSpec messages(long messages) {
        return new QuotaSpec(words.with("messages", checked(messages)));
    }

    /** The octets allowed, in units of 1,024, if limited. */
    public OptionalLong storageKiB() {
        return words.number("storageKiB");
    }

    /** The messages allowed, if limited. */
    public OptionalLong messages() {
        return words.number("messages");
    }

    /** Whether nothing is limited. */
    public boolean isUnlimited() {
        return words.isEmpty();
    }

    // What JSON readers everywhere can count to, and far below an overflow of octets.
    private static long checked(long limit) {
        if (limit < 0 || limit > 1L << 53) {
            throw new IllegalArgumentException("a quota is 0 to 9007199254740992, not " + limit);
        }
        return limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuotaSpec that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "quota" + words;
    }
}
