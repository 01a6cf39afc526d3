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
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
            throw new IllegalArgumentException(
                    "a header's name is visible ASCII without a colon, not \"" + name + "\"");
        }
        if (value.replaceAll("\r?\n[ \t]", "").chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException(
                    "a line of the header " + name + " after the first begins with a space");
        }
    }

    Header numbered(long n) {
        return new Header(Numbering.fill(name, n), Numbering.fill(value, n));
    }
}
