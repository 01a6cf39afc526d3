package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.UnicodeCasemap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Some words that a text should have, if only with a slip of the pen and in another order. RFC 6203
 * §3.
 */
final class FuzzyText {

    /** The score of a text that has the words exactly as they are. */
    static final int EXACT = 100;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Shorter words have nothing that could be wrong about them. */
    private static final int SHORTEST_WRONG = 4;

    /** Longer ones may have a second slip. */
    private static final int LONG = 8;

    private final String wanted;
    private final List<String> words;

    FuzzyText(String text) {
        this.wanted = UnicodeCasemap.key(text);
        this.words = words(wanted);
    }

    private static List<String> words(String key) {
        return Stream.of(BETWEEN_WORDS.split(key)).filter(word -> !word.isEmpty()).toList();
    }

    /** From 1 to {@link #EXACT}; 0 if a word is missing. */
    int score(String text) {
        var key = UnicodeCasemap.key(text);
        if (key.contains(wanted)) {
            return EXACT;
        }
        var known = words(key);
        int sum = 0;
        for (var word : words) {
            int best = known.stream().mapToInt(each -> likeness(word, each)).max().orElse(0);
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return words.isEmpty() ? 0 : sum / words.size();
    }

    private static int likeness(String word, String other) {
        if (other.equals(word)) {
            return 90;
        } else if (other.contains(word)) {
            return 75;
        }
        int allowed = word.length() < SHORTEST_WRONG ? 0 : word.length() < LONG ? 1 : 2;
        return switch (distance(word, other, allowed)) {
            case 0, 1 -> 50;
            case 2 -> 25;
            default -> 0;
        };
    }

    /** How many letters were left out, added or changed; more than {@code most} are too many. */
    private static int distance(String one, String other, int most) {
        int tooMany = 3;
        if (most == 0 || Math.abs(one.length() - other.length()) > most) {
            return tooMany;
        }
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[above.length];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()] > most ? tooMany : above[other.length()];
    }
}
