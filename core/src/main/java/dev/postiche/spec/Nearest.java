package dev.postiche.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word that somebody probably meant.
 *
 * <p>An error that names the right word is mended without a look into the manual.
 *
 * <pre>{@code
 * Nearest.to("subjct", List.of("subject", "sender")); // subject
 * }</pre>
 */
public final class Nearest {

    private Nearest() {}

    /** The known word that is nearest to this one, if one is near enough to be meant. */
    public static Optional<String> to(String word, Collection<String> known) {
        var folded = fold(word);
        return known.stream()
                .filter(each -> isNear(folded, fold(each)))
                .min(
                        Comparator.<String>comparingInt(each -> distance(folded, fold(each)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code , did you mean "subject"?} if a known word is near enough, else nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(each -> ", did you mean \"" + each + "\"?").orElse("");
    }

    private static boolean isNear(String word, String known) {
        var tolerance = tolerance(word, known);
        // The lengths first: a word may be as long as a file.
        return Math.abs(word.length() - known.length()) <= tolerance
                && distance(word, known) <= tolerance;
    }

    // Two slips in a word of six letters still leave it recognisable; in "to" one does not.
    private static int tolerance(String word, String known) {
        return Math.max(word.length(), known.length()) < 3
                ? 0
                : Math.max(1, Math.min(word.length(), known.length()) / 3);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Letters put in, left out, changed or swapped with their neighbour (Damerau). */
    private static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(
                                d[i - 1][j - 1] + change,
                                Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
