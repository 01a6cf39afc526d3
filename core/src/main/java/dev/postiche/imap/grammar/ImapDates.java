package dev.postiche.imap.grammar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Days and instants in the fixed English forms of the protocol. RFC 3501 §9 (date, date-time). */
public final class ImapDates {

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private ImapDates() {}

    /** date-text: {@code 1-Feb-1994}. */
    public static String printDate(LocalDate day) {
        return day.getDayOfMonth()
                + "-"
                + MONTHS.get(day.getMonthValue() - 1)
                + "-"
                + fourDigits(day.getYear());
    }

    /** date-time without its quotes: {@code " 1-Feb-1994 21:52:25 -0800"}. */
    public static String printDateTime(OffsetDateTime time) {
        int offset = time.getOffset().getTotalSeconds() / 60;
        // By hand: a mailbox of 100,000 asks for it as often.
        var out = new StringBuilder(26);
        out.append(time.getDayOfMonth() < 10 ? " " : "").append(time.getDayOfMonth());
        out.append('-').append(MONTHS.get(time.getMonthValue() - 1));
        out.append('-').append(fourDigits(time.getYear()));
        twoDigits(out.append(' '), time.getHour());
        twoDigits(out.append(':'), time.getMinute());
        twoDigits(out.append(':'), time.getSecond());
        twoDigits(out.append(offset < 0 ? " -" : " +"), Math.abs(offset) / 60);
        twoDigits(out, Math.abs(offset) % 60);
        return out.toString();
    }

    /** date-text. */
    static LocalDate date(ImapParser in) {
        int day = digits(in, 1, 2);
        in.character('-');
        int month = month(in);
        in.character('-');
        int year = digits(in, 4, 4);
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            throw in.bad("there is no such day");
        }
    }

    /** date-time without its quotes. */
    static OffsetDateTime dateTime(ImapParser in) {
        in.tryCharacter(' '); // date-day-fixed = (SP DIGIT) / 2DIGIT, and some write one digit
        var date = date(in);
        in.sp();
        int hour = digits(in, 2, 2);
        in.character(':');
        int minute = digits(in, 2, 2);
        in.character(':');
        int second = digits(in, 2, 2);
        in.sp();
        boolean west = in.tryCharacter('-');
        if (!west) {
            in.character('+');
        }
        int zone = digits(in, 4, 4);
        int minutes = zone / 100 * 60 + zone % 100;
        try {
            // A leap second is a valid time that java.time does not have.
            var time = LocalTime.of(hour, minute, second == 60 ? 59 : second);
            var offset = ZoneOffset.ofTotalSeconds((west ? -minutes : minutes) * 60);
            return OffsetDateTime.of(date, time, offset);
        } catch (DateTimeException noSuchTime) {
            throw in.bad("there is no such time");
        }
    }

    private static int month(ImapParser in) {
        var word = in.letters(3);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).equalsIgnoreCase(word)) {
                return i + 1;
            }
        }
        throw in.bad("there is no month \"" + word + "\"");
    }

    private static int digits(ImapParser in, int least, int most) {
        int value = 0;
        int count = 0;
        while (count < most && Octets.isDigit(in.peek())) {
            value = value * 10 + (in.next() - '0');
            count++;
        }
        if (count < least) {
            throw in.expected(least == 1 ? "a digit" : least + " digits");
        }
        return value;
    }

    private static void twoDigits(StringBuilder out, int number) {
        out.append(number < 10 ? "0" : "").append(number);
    }

    private static String fourDigits(int year) {
        var digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
