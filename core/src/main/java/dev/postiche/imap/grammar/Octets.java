package dev.postiche.imap.grammar;

/** The character classes of the formal syntax, as questions about one octet. RFC 3501 §9. */
final class Octets {

    private Octets() {}

    /** ATOM-CHAR: any CHAR except atom-specials. */
    static boolean isAtomChar(int octet) {
        return octet > ' '
                && octet < 0x7F
                && octet != '('
                && octet != ')'
                && octet != '{'
                && octet != '%'
                && octet != '*'
                && octet != '"'
                && octet != '\\'
                && octet != ']';
    }

    /** ASTRING-CHAR: ATOM-CHAR or resp-specials. */
    static boolean isAstringChar(int octet) {
        return isAtomChar(octet) || octet == ']';
    }

    /** list-char: ATOM-CHAR, list-wildcards or resp-specials. */
    static boolean isListChar(int octet) {
        return isAstringChar(octet) || octet == '%' || octet == '*';
    }

    /** The characters of a tag: any ASTRING-CHAR except "+". */
    static boolean isTagChar(int octet) {
        return isAstringChar(octet) && octet != '+';
    }

    /** A letter, digit or one of {@code - _ . :}, as a tagged-ext-label has them. RFC 4466 §3. */
    static boolean isLabelChar(int octet) {
        return isDigit(octet) || isAlpha(octet) || "-_.:".indexOf(octet) >= 0;
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    static boolean isAlpha(int octet) {
        return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
    }

    /** How an octet is shown in the text of a BAD reply, which has to stay printable. */
    static String shown(int octet) {
        return octet > ' ' && octet < 0x7F
                ? "\"" + (char) octet + "\""
                : octet == ' ' ? "a space" : String.format("octet 0x%02X", octet);
    }
}
