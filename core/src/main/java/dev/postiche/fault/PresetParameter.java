package dev.postiche.fault;

import dev.postiche.spec.Nearest;
import dev.postiche.spec.OctetCount;
import dev.postiche.spec.TimeSpan;
import java.util.List;
import java.util.Locale;

/**
 * What can be said of a ready-made fault, so that a list of them tells how each is used.
 *
 * @param name as it stands beside {@code preset}
 * @param description one line
 * @param kind how its value is written
 * @param words the only values there are, of a {@link Kind#WORD}
 * @param standard the value when nobody gives one
 */
public record PresetParameter(
        String name, String description, Kind kind, List<String> words, String standard) {

    /** How the value of a parameter is written. */
    public enum Kind {
        /** {@code 200ms}, {@code 60s}, {@code 29m}. */
        TIME,
        /** A whole number, 0 or more. */
        NUMBER,
        /** Above 0 and at most 1. */
        FRACTION,
        /** Octets a second: {@code 20KB/s}. */
        RATE,
        /** One of the {@link PresetParameter#words}. */
        WORD,
        /** One line of text. */
        TEXT;

        /** The word for it in lists of presets. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps a copy of the words, and sees that the standard is a right value. */
    public PresetParameter {
        words = List.copyOf(words);
        check(name, kind, words, standard);
    }

    /**
     * Sees that a value is of the right kind.
     *
     * @throws FaultRefused when it is not
     */
    public void check(String value) {
        try {
            check(name, kind, words, value);
        } catch (IllegalArgumentException e) {
            throw new FaultRefused("parameter \"" + name + "\": " + e.getMessage());
        }
    }

    private static void check(String name, Kind kind, List<String> words, String value) {
        switch (kind) {
            case TIME -> TimeSpan.parse(value);
            case NUMBER -> number(value);
            case FRACTION -> fraction(value);
            case RATE -> rate(value);
            case WORD -> word(words, value);
            case TEXT -> Lines.single(name, value);
        }
    }

    static long number(String value) {
        if (!value.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("expected a whole number, not \"" + value + "\"");
        }
        return Long.parseLong(value);
    }

    static double fraction(String value) {
        if (value.matches("[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,3})?")) {
            double fraction = Double.parseDouble(value);
            if (fraction > 0 && fraction <= 1) {
                return fraction;
            }
        }
        throw new IllegalArgumentException(
                "expected a number above 0 and at most 1, not \"" + value + "\"");
    }

    static long rate(String value) {
        if (!value.endsWith("/s")) {
            throw new IllegalArgumentException(
                    "expected a rate such as 500B/s or 10KiB/s, not \"" + value + "\"");
        }
        return new Throttle(OctetCount.parse(value.substring(0, value.length() - 2)))
                .octetsPerSecond();
    }

    private static void word(List<String> words, String value) {
        if (!words.contains(value)) {
            var hint = Nearest.hint(value, words);
            throw new IllegalArgumentException(
                    "unknown word \""
                            + value
                            + "\""
                            + (hint.isEmpty() ? "; known are " + String.join(", ", words) : hint));
        }
    }
}
