package dev.postiche.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often a fault acts. What counts is how often its place was reached.
 *
 * @param skip the first so many times it lets pass
 * @param count so often it acts, then never again; always when empty
 * @param probability of acting when it may, above 0 and at most 1
 * @param per who has a count of their own
 * @param lasting it acts for so long since it first acted ({@code for} in JSON)
 */
public record Times(
        long skip, OptionalLong count, double probability, Per per, Optional<Duration> lasting) {

    /** Every time. */
    public static final Times ALWAYS =
            new Times(0, OptionalLong.empty(), 1.0, Per.SERVER, Optional.empty());

    /** Only the n-th time, counted from 1. */
    public Times nth(long n) {
        return new Times(n - 1, OptionalLong.of(1), probability, per, lasting);
    }

    /** The same with another number to skip. */
    public Times skip(long times) {
        return new Times(times, count, probability, per, lasting);
    }

    /** The same with another number of times to act. */
    public Times count(long times) {
        return new Times(skip, OptionalLong.of(times), probability, per, lasting);
    }

    /** The same with another probability. */
    public Times probability(double chance) {
        return new Times(skip, count, chance, per, lasting);
    }

    /** The same, counted for others. */
    public Times per(Per whom) {
        return new Times(skip, count, probability, whom, lasting);
    }

    /** The same for another time. */
    public Times lasting(Duration time) {
        return new Times(skip, count, probability, per, Optional.of(time));
    }
}
