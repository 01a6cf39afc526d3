package dev.postiche.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as mail writes them: the Date field, and IMAP's date-time and date. */
public final class MailDates {

    static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private static final List<String> DAYS =
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final Pattern IMAP_DATE =
            Pattern.compile("([ 0-9]?[0-9])-([A-Za-z]{3})-([0-9]{4})");
    private static final Pattern IMAP_DATE_TIME =
            Pattern.compile(
                    IMAP_DATE + " ([0-9]{2}):([0-9]{2}):([0-9]{2}) ([-+])([0-9]{2})([0-9]{2})");

    private MailDates() {}

    /**
     * Reads the value of a Date field, forgiving what old and careless programs write: two-digit
     * years, zones by name, comments, asctime and ISO 8601. RFC 5322 §3.3, §4.3.
     */
    public static Optional<OffsetDateTime> parse(String value) {
        return new DateFieldParser(value).parse();
    }

    /** The value of a Date field. RFC 5322 §3.3. */
    public static String format(OffsetDateTime date) {
        var text = new StringBuilder(32);
        text.append(DAYS.get(date.getDayOfWeek().getValue() - 1)).append(", ");
        append(text, date.toLocalDate()).append(' ');
        return append(text, date).toString();
    }

    /** Reads a date-time without its quotes, {@code " 1-Feb-2026 09:05:00 +0700"}. */
    public static Optional<OffsetDateTime> parseImap(String dateTime) {
        var parts = IMAP_DATE_TIME.matcher(dateTime);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int sign = parts.group(7).equals("-") ? -1 : 1;
            var zone =
                    ZoneOffset.ofHoursMinutes(
                            sign * number(parts.group(8)), sign * number(parts.group(9)));
            return date(parts.group(1), parts.group(2), parts.group(3))
                    .map(
                            date ->
                                    date.atTime(
                                                    number(parts.group(4)),
                                                    number(parts.group(5)),
                                                    Math.min(59, number(parts.group(6))))
                                            .atOffset(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    // By hand: a DateTimeFormatter with names loads the locales of the JDK, and each start waits.
    private static StringBuilder append(StringBuilder text, LocalDate date) {
        var month = MONTHS.get(date.getMonthValue() - 1);
        text.append(date.getDayOfMonth()).append(' ');
        text.append(Character.toUpperCase(month.charAt(0))).append(month, 1, 3).append(' ');
        var year = Integer.toString(date.getYear());
        return text.append("0".repeat(Math.max(0, 4 - year.length()))).append(year);
    }

    /** The time and the zone. */
    private static StringBuilder append(StringBuilder text, OffsetDateTime time) {
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        twoDigits(text, time.getSecond()).append(' ');
        int minutes = time.getOffset().getTotalSeconds() / 60;
        text.append(minutes < 0 ? '-' : '+');
        twoDigits(text, Math.abs(minutes) / 60);
        return twoDigits(text, Math.abs(minutes) % 60);
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append(number < 10 ? "0" : "").append(number);
    }

    private static Optional<LocalDate> date(String day, String month, String year) {
        int index = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        try {
            return index < 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(number(year), index + 1, number(day.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
