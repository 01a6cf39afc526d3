package dev.postiche.spec;

/**
 * A header field that a message is given word for word.
 *
 * <p>RFC 5322 §2.2.
 *
 * @param name visible ASCII without a colon
 * @param value text of one line, or of more that each begin with a space or a tab
 */
public record Header(String name, String value) {

    /**
     * @throws IllegalArgumentException if the name or the value would break the header
     */
    public Header {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a header's name is visible ASCII without a colon, not \"" + name + "\"");
        }
        if (endsWithin(value)) {
            throw new IllegalArgumentException(
                    "a line of the header " + name + " after the first begins with a space");
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 127 || c == ':') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether a line ends that no folded one follows. */
    private static boolean endsWithin(String value) {
        return (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
                && value.replaceAll("\r?\n[ \t]", "").chars().anyMatch(c -> c == '\r' || c == '\n');
    }

    Header numbered(long n) {
        return new Header(Numbering.fill(name, n), Numbering.fill(value, n));
    }
}
