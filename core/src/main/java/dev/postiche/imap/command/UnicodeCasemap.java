package dev.postiche.imap.command;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Comparator;

/**
 * The comparator {@code i;unicode-casemap}: which texts are equal, and which comes first, whatever
 * the case of their letters.
 *
 * <p>It knows no language, so that the same mail is found and sorted alike wherever a test runs.
 * RFC 5051 §2, RFC 5255 §4.2.
 */
public final class UnicodeCasemap {

    /** Of two keys: by the octets of their UTF-8, which is by code points. RFC 5051 §2 */
    public static final Comparator<String> ORDER =
            (one, other) -> {
                int length = Math.min(one.length(), other.length());
                for (int i = 0; i < length; i++) {
                    if (one.charAt(i) != other.charAt(i)) {
                        return compare(one.charAt(i), other.charAt(i));
                    }
                }
                return Integer.compare(one.length(), other.length());
            };

    private UnicodeCasemap() {}

    /** Texts with equal keys are the same; a text is part of another as its key is. */
    public static String key(String text) {
        int length = text.length();
        var titled = new StringBuilder(length);
        boolean ascii = true;
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            ascii &= c < 0x80;
            titled.appendCodePoint(Character.toTitleCase(c));
            i += Character.charCount(c);
        }
        return ascii ? titled.toString() : Normalizer.normalize(titled, Form.NFKD);
    }

    /** A surrogate stands for a code point above all that one char can be. */
    private static int compare(char one, char other) {
        boolean above = Character.isSurrogate(one);
        return above == Character.isSurrogate(other)
                ? Character.compare(one, other)
                : above ? 1 : -1;
    }
}
