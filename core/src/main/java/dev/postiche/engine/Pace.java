package dev.postiche.engine;

import java.time.Duration;

/**
 * How fast a reply goes out: in segments of so many octets, with a time after each.
 *
 * @param segment octets at once
 * @param pause after each segment
 */
record Pace(int segment, Duration pause) {
    /** A rate is kept in steps of this length. */
    private static final long STEPS_PER_SECOND = 20;

    static Pace throttle(long octetsPerSecond) {
        int segment = (int) Math.min(1 << 20, Math.max(1, octetsPerSecond / STEPS_PER_SECOND));
        return new Pace(segment, Duration.ofNanos(segment * 1_000_000_000L / octetsPerSecond));
    }

    static Pace slices(int octets, Duration pause) {
        return new Pace(octets, pause);
    }

    /** Both at once: the smaller segment, and the time that the slower one takes for it. */
    Pace and(Pace other) {
        if (segment > other.segment) {
            return other.and(this);
        }
        var share = other.pause.multipliedBy(segment).dividedBy(other.segment);
        return new Pace(segment, share.compareTo(pause) > 0 ? share : pause);
    }

    /** How many of these octets go at once. */
    int next(long octets) {
        return (int) Math.min(segment, octets);
    }
}
