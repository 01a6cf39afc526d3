package dev.postiche.sasl;

import java.text.Normalizer;

/** Brings names and passwords into one form, so that equal texts compare equal. RFC 4013. */
public final class SaslPrep {

    private SaslPrep() {}

    /** Non-ASCII spaces become spaces, what is "mapped to nothing" goes, the rest is NFKC. */
    public static String prepare(String text) {
        var mapped = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !mappedToNothing(c))
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(mapped::appendCodePoint);
        return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    }

    /** RFC 3454 table B.1. */
    private static boolean mappedToNothing(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x1806
                || (c >= 0x180B && c <= 0x180D)
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2060
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF;
    }
}
