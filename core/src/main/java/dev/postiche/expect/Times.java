package dev.postiche.expect;

/**
 * How often something is to happen.
 *
 * @param least 0 or more
 * @param most no less than the least
 */
public record Times(int least, int most) {

    /** Exactly so often. */
    public static Times times(int count) {
        return new Times(count, count);
    }

    /** So often or more. */
    public static Times atLeast(int count) {
        return new Times(count, Integer.MAX_VALUE);
    }

    /** So often or less. */
    public static Times atMost(int count) {
        return new Times(0, count);
    }

    /**
     * Once and for all.
     *
     * @throws IllegalArgumentException if it can never be so
     */
    public Times {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("0 times or more, not " + least + " to " + most);
        }
    }

    /** Whether so often is right. */
    public boolean allows(long count) {
        return count >= least && count <= most;
    }

    /** Whether only one number is right. */
    public boolean isExact() {
        return least == most;
    }

    /** {@code never}, {@code once}, {@code 3 times}. */
    public static String inWords(long count) {
        return count == 0 ? "never" : count == 1 ? "once" : count + " times";
    }

    /** {@code 3 times}, {@code at least once}, {@code 2 to 4 times}. */
    @Override
    public String toString() {
        return isExact()
                ? inWords(least)
                : most == Integer.MAX_VALUE
                        ? "at least " + inWords(least)
                        : least == 0 ? "at most " + inWords(most) : least + " to " + inWords(most);
    }
}
