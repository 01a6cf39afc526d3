package dev.postiche.imap.session;

import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.ModifiedUtf7;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the names of mailboxes read on the wire: separator, prefix, encoding.
 *
 * <p>Inside the server {@code /} stands between levels. Where the wire has another separator the
 * two characters change places, so that every name has exactly one form on either side. RFC 3501
 * §5.1, RFC 2342 §5.
 *
 * @param separator between levels on the wire
 * @param prefix of all names but INBOX, its separator included; may be empty
 * @param inbox how the server writes INBOX
 * @param utf8 whether they are in UTF-8 and not in modified UTF-7. RFC 6855 §3, RFC 9051 §5.1
 */
public record MailboxNaming(char separator, String prefix, String inbox, boolean utf8) {

    private static final String INBOX = "INBOX";

    /** The server's name for what the client wrote; empty when there can be no such mailbox. */
    public Optional<String> fromWire(MailboxName name) {
        return (utf8 ? name.decodedAsUtf8() : name.decoded()).flatMap(this::fromUnicode);
    }

    /** The server's name for one that is already decoded, as in a URL. */
    public Optional<String> fromUnicode(String wire) {
        if (wire.equals(INBOX)) {
            return Optional.of(INBOX);
        }
        // The INBOX of a prefix is INBOX in any case too. RFC 3501 §5.1
        boolean below = wire.regionMatches(inboxPrefix(), 0, prefix, 0, prefix.length());
        if (!below || wire.length() == prefix.length()) {
            return Optional.empty();
        }
        return Optional.of(swapped(wire.substring(prefix.length())));
    }

    private boolean inboxPrefix() {
        return prefix.startsWith(INBOX);
    }

    /** The name as the client reads it, one char for each octet. */
    public String toWire(String name) {
        var whole = name.equals(INBOX) ? inbox : prefix + swapped(name);
        return utf8
                ? new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                : ModifiedUtf7.encode(whole);
    }

    private String swapped(String name) {
        if (separator == '/') {
            return name;
        }
        var other = name.toCharArray();
        for (int i = 0; i < other.length; i++) {
            other[i] = other[i] == '/' ? separator : other[i] == separator ? '/' : other[i];
        }
        return new String(other);
    }
}
