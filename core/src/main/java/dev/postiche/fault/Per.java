package dev.postiche.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who has a count, and a scenario's state, of their own. */
public enum Per {
    CONNECTION,
    ACCOUNT,
    /** One count for all. */
    SERVER;

    /** The word for it in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Per> byWord(String word) {
        return Arrays.stream(values()).filter(per -> per.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Per::word).toList();
    }
}
