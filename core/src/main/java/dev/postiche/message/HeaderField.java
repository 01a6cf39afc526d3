package dev.postiche.message;

import java.util.List;

/**
 * One field of a header, as it stands there. RFC 5322 §2.2.
 *
 * @param name the field name as written, one character an octet
 * @param octets the whole field: name, colon, folded lines, line end
 * @param valueOffset where the value begins within {@code octets}, behind the colon
 */
public record HeaderField(String name, Slice octets, int valueOffset) {

    /** More of a value than this is not looked at: nobody means it. */
    static final int VALUE_LIMIT = 1 << 20;

    /** Whether the field has this name; case does not matter. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The value unfolded and without the space round it; one character an octet, NUL left out. */
    public String value() {
        return value(VALUE_LIMIT);
    }

    /** The value as {@link #value()} gives it, of at most {@code limit} octets. */
    String value(int limit) {
        var raw = octets.partial(valueOffset, limit).toLatin1();
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            // Folding is undone by taking away the line ends alone. RFC 5322 §2.2.3
            if (c != '\r' && c != '\n' && c != 0) {
                text.append(c);
            }
        }
        return text.toString().strip();
    }

    /** The addresses of a field like From or To. RFC 5322 §3.4 */
    public List<Address> addresses() {
        return AddressParser.parse(value());
    }

    /** The value for people: encoded words decoded, other octets taken for UTF-8. RFC 2047. */
    public String text() {
        return MimeWords.decode(value());
    }
}
