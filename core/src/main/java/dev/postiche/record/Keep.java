package dev.postiche.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which sessions are kept. */
public enum Keep {
    /** None. */
    OFF,
    /**
     * Those with a NO, BAD or -ERR, a farewell unasked, a fault that acted, or an end without
     * LOGOUT or QUIT; others are kept while they live.
     */
    FAILURES,
    ALL;

    /** The word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Keep> byWord(String word) {
        return Arrays.stream(values()).filter(keep -> keep.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Keep::word).toList();
    }
}
