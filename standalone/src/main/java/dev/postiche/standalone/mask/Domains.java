package dev.postiche.standalone.mask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A pseudonym for each domain, as long as it was and below {@code .test} where there is room.
 *
 * <p>Nobody owns a name below {@code .test}: a test that does send mail sends it to nobody. RFC
 * 2606 §2.
 */
final class Domains {

    private static final String NOBODYS = ".test";
    private static final int TRIES = 500;

    private final Key key;
    private final Pseudonyms labels;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Domains(Key key, Pseudonyms labels) {
        this.key = key;
        this.labels = labels;
    }

    int size() {
        return known.size();
    }

    /** The pseudonym of a domain; those of one owner stay below one. */
    String of(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        if (lower.equals("localhost") || lower.length() != domain.length()) {
            return lower.equals("localhost") ? domain : runs(domain);
        }
        int last = lower.lastIndexOf('.');
        if (last < 0) {
            return runs(domain);
        }
        int owner = lower.lastIndexOf('.', last - 1) + 1;
        return runs(domain.substring(0, owner))
                + inCaseOf(domain.substring(owner), owned(lower.substring(owner)));
    }

    private String owned(String domain) {
        var pseudonym = known.get(domain);
        if (pseudonym == null) {
            pseudonym = unused(domain);
            known.put(domain, pseudonym);
            used.add(pseudonym);
        }
        return pseudonym;
    }

    private String unused(String domain) {
        for (int tries = 0; tries < TRIES; tries++) {
            var made = make(domain, tries);
            if (!used.contains(made) && !made.equals(domain)) {
                return made;
            }
        }
        return make(domain, TRIES);
    }

    private String make(String domain, int tries) {
        var chance = key.chance("domain " + tries, domain);
        var made = new StringBuilder();
        boolean isTest = domain.length() > NOBODYS.length() && tries < TRIES / 2;
        int letters = isTest ? domain.length() - NOBODYS.length() : domain.length() - 1;
        for (int i = 0; i < letters; i++) {
            made.append((char) Letters.other('a', chance, true, i));
        }
        // Too short for that: no name of the highest level has a digit, so it is nobody's either.
        return isTest ? made + NOBODYS : made.append(chance.nextInt(10)).toString();
    }

    /** Letters and digits between the signs by themselves. */
    String runs(String text) {
        var masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                masked.append(labels.of(text.substring(i, end)));
                i = end;
            } else {
                masked.append(text.charAt(i++));
            }
        }
        return masked.toString();
    }

    private static String inCaseOf(String domain, String lower) {
        var cased = new StringBuilder(lower);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isUpperCase(domain.charAt(i))) {
                cased.setCharAt(i, Character.toUpperCase(lower.charAt(i)));
            }
        }
        return cased.toString();
    }
}
