package dev.postiche.assertj;

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

    boolean allows(long count) {
        return count >= least && count <= most;
    }

    boolean isExact() {
        return least == most;
    }

    @Override
    public String toString() {
        return isExact()
                ? least + " time(s)"
                : most == Integer.MAX_VALUE ? "at least " + least : "at most " + most;
    }
}
