package dev.postiche.standalone.mask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A pseudonym for each word: the same word has the same one wherever it stands, and no two words
 * share one.
 *
 * <p>Letters stay letters and digits digits, in their case and number, so that Message-IDs go on
 * pointing at one another and equal subjects stay equal.
 */
final class Pseudonyms {

    /** From this length on no two come out alike, and nothing has to be remembered. */
    private static final int LONG = 14;

    private static final int READABLE_TRIES = 20;
    private static final int TRIES = 2_000;

    /** A word must not turn into one that means something in a mail. RFC 5256 §2.1 */
    private static final Set<String> TAKEN = Set.of("re", "fw", "fwd");

    private final Key key;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Pseudonyms(Key key) {
        this.key = key;
    }

    /** How many words were given one that is remembered. */
    int size() {
        return known.size();
    }

    /** The pseudonym of a run of letters and digits, in the case of the word. */
    String of(String word) {
        var folded = word.toLowerCase(Locale.ROOT);
        // Where lower case is of another length, case is part of the word.
        if (folded.length() != word.length()) {
            return lowerCase(word);
        }
        var lower = lowerCase(folded);
        return folded.equals(word) ? lower : inCaseOf(word, lower);
    }

    private String lowerCase(String word) {
        if (word.length() >= LONG) {
            return make(word, 0);
        }
        var pseudonym = known.get(word);
        if (pseudonym == null) {
            pseudonym = unused(word);
            known.put(word, pseudonym);
            used.add(pseudonym);
        }
        return pseudonym;
    }

    private String unused(String word) {
        for (int tries = 0; tries < TRIES; tries++) {
            var made = make(word, tries);
            if (!used.contains(made) && !made.equals(word) && !TAKEN.contains(made)) {
                return made;
            }
        }
        // A word of a letter or two, and all are taken: it stands for several.
        return make(word, TRIES);
    }

    private String make(String word, int tries) {
        var chance = key.chance("word " + tries, word);
        var made = new StringBuilder(word.length());
        int at = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            made.appendCodePoint(Letters.other(c, chance, tries < READABLE_TRIES, at++));
            i += Character.charCount(c);
        }
        return made.toString();
    }

    private static char upper(char c) {
        char upper = Character.toUpperCase(c);
        boolean isAsLong = (upper < 0x80) == (c < 0x80) && (upper < 0x800) == (c < 0x800);
        return isAsLong ? upper : c;
    }

    private static String inCaseOf(String word, String lower) {
        var cased = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean isUpper = i < word.length() && Character.isUpperCase(word.charAt(i));
            // What is longer in upper case stays as it is: no octet may be added.
            cased.append(isUpper ? upper(c) : c);
        }
        return cased.toString();
    }
}
