package dev.postiche.spec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Objects;

/**
 * A point in time, absolute or relative to the server's clock.
 *
 * <p>A mailbox of "two days ago" must stay so, whenever the test runs and however the clock is
 * moved before.
 *
 * <pre>{@code
 * When.parse("2026-11-20T10:00:00+07:00");
 * When.parse("-2d").equals(When.ago(Duration.ofDays(2)));
 * }</pre>
 */
public final class When {

    private final String text;

    private When(String text) {
        this.text = text;
    }

    /** This very moment; the offset is kept, and shown to clients. */
    public static When at(OffsetDateTime moment) {
        return new When(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
    }

    /** This very moment, in UTC. */
    public static When at(Instant moment) {
        return at(moment.atOffset(ZoneOffset.UTC));
    }

    /** So long before the present of the server's clock, in whole milliseconds. */
    public static When ago(Duration duration) {
        return new When("-" + TimeSpan.format(notNegative(duration)));
    }

    /** So long after the present of the server's clock, in whole milliseconds. */
    public static When in(Duration duration) {
        return new When("+" + TimeSpan.format(notNegative(duration)));
    }

    /**
     * What the text says: ISO 8601 (without an offset: UTC; without a time: midnight), or a sign
     * and a duration.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static When parse(String text) {
        if (Numbering.isIn(text)) {
            parse(Numbering.fill(text, 1));
            return new When(text);
        }
        if (text.startsWith("-") || text.startsWith("+")) {
            var span = TimeSpan.parse(text.substring(1));
            return text.startsWith("-") ? ago(span) : in(span);
        }
        return at(absolute(text));
    }

    /** Whether it depends on the clock. */
    public boolean isRelative() {
        return text.startsWith("-") || text.startsWith("+");
    }

    /**
     * The moment, seen from this present.
     *
     * @throws IllegalArgumentException if it lies beyond the years that Java can count
     */
    public OffsetDateTime from(Instant now) {
        if (Numbering.isIn(text)) {
            return numbered(1).from(now);
        }
        if (!isRelative()) {
            return absolute(text);
        }
        var span = TimeSpan.parse(text.substring(1));
        try {
            var moment = text.startsWith("-") ? now.minus(span) : now.plus(span);
            return moment.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw new IllegalArgumentException("the time \"" + text + "\" is too far off", tooFar);
        }
    }

    When numbered(long n) {
        return Numbering.isIn(text) ? parse(Numbering.fill(text, n)) : this;
    }

    /** Made where an absolute time is met; most are relative, and none waits for it. */
    private static final class Written {
        static final DateTimeFormatter ISO =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .append(DateTimeFormatter.ISO_LOCAL_DATE)
                        .optionalStart()
                        .appendLiteral('T')
                        .append(DateTimeFormatter.ISO_LOCAL_TIME)
                        .optionalStart()
                        .appendOffset("+HH:MM", "Z")
                        .optionalEnd()
                        .optionalStart()
                        .appendOffset("+HHMM", "Z")
                        .optionalEnd()
                        .optionalEnd()
                        .toFormatter(Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    private static OffsetDateTime absolute(String text) {
        try {
            var parsed =
                    Written.ISO.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime moment) {
                return moment;
            }
            if (parsed instanceof LocalDateTime local) {
                return local.atOffset(ZoneOffset.UTC);
            }
            return LocalDate.from(parsed).atStartOfDay().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "expected a date such as 2026-11-20T10:00:00+07:00, or a time from now such as"
                            + " -2d, -3h or +60s, not \""
                            + text
                            + "\"",
                    wrong);
        }
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "a duration is not negative, as " + duration + " is");
        }
        return duration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof When when && text.equals(when.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** The form in JSON, which {@link #parse} reads. */
    @Override
    public String toString() {
        return text;
    }
}
