package dev.postiche.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Date field word by word, whatever their order. RFC 5322 §3.3, §4.3.
 *
 * <p>Each word says by its form what it is, so that {@code Tue, 1 Feb 26 9:05 EST} and {@code Tue
 * Feb 1 09:05:00 2026} need no pattern of their own.
 */
final class DateFieldParser {

    /** No date is longer, comments included. */
    private static final int LENGTH_LIMIT = 256;

    /** RFC 5322 §4.3; what is not here is taken for -0000, as it says there. */
    private static final Map<String, Integer> ZONE_HOURS =
            Map.of(
                    "edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7,
                    "pst", -8);

    private final String value;
    private final Map<Part, Integer> found = new HashMap<>();
    private Optional<LocalTime> time = Optional.empty();
    private Optional<ZoneOffset> zone = Optional.empty();

    private enum Part {
        DAY,
        MONTH,
        YEAR
    }

    DateFieldParser(String value) {
        this.value = value;
    }

    Optional<OffsetDateTime> parse() {
        if (value.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        for (var word : words()) {
            if (!word.isEmpty()) {
                word(word);
            }
        }
        var day = Optional.ofNullable(found.get(Part.DAY));
        var month = Optional.ofNullable(found.get(Part.MONTH));
        var year = Optional.ofNullable(found.get(Part.YEAR));
        if (day.isEmpty() || month.isEmpty() || year.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(year.get(), month.get(), day.get())
                            .atTime(time.orElse(LocalTime.MIDNIGHT))
                            .atOffset(zone.orElse(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The words without comments; {@code 09 : 05} is one. RFC 5322 §4.3 */
    private String[] words() {
        var lexer = new HeaderLexer(value);
        var words = new StringBuilder();
        while (!lexer.atEnd()) {
            lexer.skipSpace();
            words.append(lexer.until("(")).append(' ');
        }
        return words.toString().toLowerCase(Locale.ROOT).replaceAll(" *: *", ":").split("[ ,]+");
    }

    private void word(String word) {
        char first = word.charAt(0);
        if (isIsoDate(word)) {
            isoDate(word);
        } else if (word.indexOf(':') > 0 && isDigit(first)) {
            time(word);
        } else if (first == '+' || first == '-') {
            zone(word);
        } else if (isDigit(first)) {
            number(word);
        } else {
            name(word);
        }
    }

    private static boolean isIsoDate(String word) {
        return word.length() >= 10
                && word.charAt(4) == '-'
                && word.charAt(7) == '-'
                && word.chars().limit(4).allMatch(c -> isDigit(c));
    }

    private void isoDate(String word) {
        try {
            var date = LocalDate.parse(word.substring(0, 10));
            found.put(Part.YEAR, date.getYear());
            found.put(Part.MONTH, date.getMonthValue());
            found.put(Part.DAY, date.getDayOfMonth());
        } catch (DateTimeException e) {
            return;
        }
        if (word.length() > 11 && word.charAt(10) == 't') {
            time(word.substring(11));
        }
    }

    /** {@code 9:05}, {@code 09:05:00.123}, and a zone behind it without a space. */
    private void time(String word) {
        int end = 0;
        while (end < word.length()
                && (isDigit(word.charAt(end)) || ":.".indexOf(word.charAt(end)) >= 0)) {
            end++;
        }
        var parts = word.substring(0, end).split("[:.]");
        try {
            // RFC 5322 §3.3 allows the leap second 60, java.time does not.
            int second = parts.length > 2 ? Math.min(59, Integer.parseInt(parts[2])) : 0;
            time =
                    Optional.of(
                            LocalTime.of(
                                    Integer.parseInt(parts[0]),
                                    Integer.parseInt(parts[1]),
                                    second));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return;
        }
        if (end < word.length()) {
            word(word.substring(end));
        }
    }

    private void zone(String word) {
        var digits = word.substring(1).replace(":", "");
        if (zone.isEmpty() && digits.length() == 4 && digits.chars().allMatch(c -> isDigit(c))) {
            int sign = word.charAt(0) == '-' ? -1 : 1;
            int hours = Integer.parseInt(digits.substring(0, 2));
            int minutes = Integer.parseInt(digits.substring(2));
            if (hours < 18 && minutes < 60) {
                zone = Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
            }
        }
    }

    /** A day, a year, or a whole date with hyphens, {@code 1-Feb-2026}. */
    private void number(String word) {
        if (word.indexOf('-') > 0) {
            for (var part : word.split("-")) {
                if (!part.isEmpty()) {
                    word(part);
                }
            }
            return;
        }
        if (word.length() > 4 || !word.chars().allMatch(c -> isDigit(c))) {
            return;
        }
        int number = Integer.parseInt(word);
        if (word.length() <= 2 && number >= 1 && number <= 31 && !found.containsKey(Part.DAY)) {
            found.put(Part.DAY, number);
        } else {
            found.putIfAbsent(Part.YEAR, fullYear(number, word.length()));
        }
    }

    /** RFC 5322 §4.3. */
    private static int fullYear(int number, int digits) {
        if (digits > 3) {
            return number;
        }
        return digits < 3 && number < 50 ? 2000 + number : 1900 + number;
    }

    private void name(String word) {
        int month = word.length() < 3 ? -1 : MailDates.MONTHS.indexOf(word.substring(0, 3));
        int sign = Math.max(word.indexOf('+'), word.indexOf('-'));
        if (month >= 0) {
            found.putIfAbsent(Part.MONTH, month + 1);
        } else if (word.equals("pm") && time.isPresent() && time.get().getHour() < 12) {
            time = time.map(morning -> morning.plusHours(12));
        } else if (word.equals("am") && time.isPresent() && time.get().getHour() == 12) {
            time = time.map(noon -> noon.minusHours(12));
        } else if (sign > 0) {
            zone(word.substring(sign)); // GMT+0200
        } else if (zone.isEmpty() && ZONE_HOURS.containsKey(word)) {
            zone = Optional.of(ZoneOffset.ofHours(ZONE_HOURS.getOrDefault(word, 0)));
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
