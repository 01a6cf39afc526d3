package dev.postiche.imap.grammar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
        return canBeQuoted(text, false);
    }

    /**
     * Whether a quoted string can carry this text, of one char an octet.
     *
     * @param utf8 whether it may hold UTF-8. RFC 6855 §3
     */
    public static boolean canBeQuoted(String text, boolean utf8) {
        return text.chars().allMatch(c -> c > 0 && (utf8 || c < 0x80) && c != '\r' && c != '\n')
                && (!utf8 || isUtf8(text));
    }

    private static boolean isUtf8(String text) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
