package dev.postiche.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long something takes: always the same, or drawn by chance. Never negative, and never above
 * {@code max} where that is given.
 */
public sealed interface Distribution {

    /** One time, from this source of chance. */
    Duration draw(RandomGenerator random);

    /** Always the same. */
    record Fixed(Duration time) implements Distribution {
        /** Checks that time does not run backwards. */
        public Fixed {
            notNegative("delay", time);
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return time;
        }
    }

    /** Any time from {@code min} to {@code max} is as likely. */
    record Uniform(Duration min, Duration max) implements Distribution {
        /** Checks the order. */
        public Uniform {
            notNegative("min", min);
            if (max.compareTo(min) < 0) {
                throw new IllegalArgumentException("max is below min");
            }
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return nanos(min.toNanos() + random.nextDouble() * max.minus(min).toNanos());
        }
    }

    /** The bell curve; what falls below zero counts as zero. */
    record Normal(Duration mean, Duration sd, Optional<Duration> max) implements Distribution {
        /** Checks the signs. */
        public Normal {
            notNegative("mean", mean);
            notNegative("sd", sd);
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return bounded(mean.toNanos() + random.nextGaussian() * sd.toNanos(), max);
        }
    }

    /**
     * As the times of real networks: most are short, some very long.
     *
     * @param sigma of the logarithm; 0.5 makes one in forty longer than 2.7 times the median
     */
    record LogNormal(Duration median, double sigma, Optional<Duration> max)
            implements Distribution {
        /** Checks the signs. */
        public LogNormal {
            notNegative("median", median);
            if (!(sigma >= 0)) {
                throw new IllegalArgumentException("sigma must not be negative");
            }
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return bounded(median.toNanos() * Math.exp(sigma * random.nextGaussian()), max);
        }
    }

    /** As the times between events that do not know of each other. */
    record Exponential(Duration mean, Optional<Duration> max) implements Distribution {
        /** Checks the sign. */
        public Exponential {
            notNegative("mean", mean);
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return bounded(mean.toNanos() * -Math.log(1 - random.nextDouble()), max);
        }
    }

    private static Duration bounded(double nanos, Optional<Duration> max) {
        var drawn = nanos(nanos);
        return max.filter(limit -> limit.compareTo(drawn) < 0).orElse(drawn);
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.max(0, (long) Math.min(nanos, Long.MAX_VALUE / 2.0)));
    }

    private static void notNegative(String what, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative");
        }
    }
}
