package dev.postiche.imap.grammar;

/** Prints astrings: as an atom where that is possible, quoted where it is not. RFC 3501 §9. */
public final class Astring {

    private Astring() {}

    /**
     * The astring for a text of one char an octet.
     *
     * <p>A text with CR, LF, NUL or 8-bit octets has no such form and needs a literal, which a
     * caller that may meet one has to write itself.
     */
    public static String print(String text) {
        return !text.isEmpty() && text.chars().allMatch(Octets::isAstringChar)
                ? text
                : quoted(text);
    }

    /** The quoted string for a text that {@link #canBeQuoted}. */
    public static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }

    /** Whether a quoted string can carry this text: US-ASCII without NUL, CR and LF. */
    public static boolean canBeQuoted(String text) {
        return text.chars().allMatch(c -> c > 0 && c < 0x80 && c != '\r' && c != '\n');
    }
}
