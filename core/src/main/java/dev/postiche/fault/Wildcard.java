package dev.postiche.fault;

/**
 * Text patterns of faults: {@code *} is any text, {@code ?} any character, case does not matter.
 */
public final class Wildcard {
    private Wildcard() {}

    /** Whether the whole text is of the pattern's form. Takes time of their product at most. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char pattern, char text) {
        return pattern == '?'
                || pattern == text
                || Character.toLowerCase(Character.toUpperCase(pattern))
                        == Character.toLowerCase(Character.toUpperCase(text));
    }
}
