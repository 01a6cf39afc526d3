package dev.postiche.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as mail writes them: the Date field, and IMAP's date-time and date. */
public final class MailDates {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
    private static final DateTimeFormatter IMAP =
            DateTimeFormatter.ofPattern("ppd-MMM-uuuu HH:mm:ss xx", Locale.ENGLISH);

    private MailDates() {}

    /** Reads the value of a Date field, forgiving what old and careless programs write. */
    public static Optional<OffsetDateTime> parse(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value, FIELD));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The value of a Date field. RFC 5322 §3.3. */
    public static String format(OffsetDateTime date) {
        return FIELD.format(date);
    }

    /** Reads a date-time without its quotes, {@code " 1-Feb-2026 09:05:00 +0700"}. */
    public static Optional<OffsetDateTime> parseImap(String dateTime) {
        try {
            return Optional.of(OffsetDateTime.parse(dateTime, IMAP));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date-time without its quotes. RFC 9051 §9. */
    public static String formatImap(OffsetDateTime dateTime) {
        return IMAP.format(dateTime);
    }

    /** Reads a date without quotes, {@code 1-Feb-2026}. RFC 9051 §9. */
    public static Optional<LocalDate> parseImapDate(String date) {
        return parseImap((date.indexOf('-') == 1 ? " " : "") + date + " 00:00:00 +0000")
                .map(OffsetDateTime::toLocalDate);
    }
}
