package dev.postiche.spec;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How durations are written: {@code 200ms}, {@code 60s}, {@code 29m}, {@code 12h}, {@code 14d}.
 *
 * <p>Fixtures, faults, limits and the command line all write them so.
 */
public final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

    /** Longer ones do not fit the nanoseconds in which machines wait. */
    private static final Duration LONGEST = Duration.ofDays(100_000);

    private TimeSpan() {}

    /**
     * The duration that the text says: a whole number and one of ms, s, m, h, d; 100,000 days at
     * most.
     *
     * @throws IllegalArgumentException if it says none
     */
    public static Duration parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected a time such as 200ms, 60s, 29m, 12h or 14d, not \"" + text + "\"");
        }
        var count = Long.parseLong(form.group(1));
        var unit =
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(1);
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    default -> Duration.ofDays(1);
                };
        if (count > LONGEST.dividedBy(unit)) {
            throw new IllegalArgumentException("the time \"" + text + "\" is longer than 100000d");
        }
        return unit.multipliedBy(count);
    }

    /** The shortest text for the duration, cut to whole milliseconds; not negative. */
    public static String format(Duration duration) {
        var millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        var seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86400 != 0 ? seconds / 3600 + "h" : seconds / 86400 + "d";
    }
}
