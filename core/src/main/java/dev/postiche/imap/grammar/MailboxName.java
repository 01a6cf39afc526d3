package dev.postiche.imap.grammar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox name as the client wrote it: octets, in the wire's encoding and with its separator.
 *
 * <p>What it means is decided later, since a name that cannot exist is for CREATE something else
 * than for SELECT; so none is refused by the grammar. RFC 3501 §5.1, §9 (mailbox).
 *
 * @param wire one char for each octet
 */
public record MailboxName(String wire) {

    public MailboxName {
        // All case variants of INBOX are INBOX. RFC 3501 §9 (mailbox)
        wire = wire.toUpperCase(Locale.ROOT).equals("INBOX") ? "INBOX" : wire;
    }

    static MailboxName of(byte[] octets) {
        return new MailboxName(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** The name in Unicode; empty when this is not modified UTF-7. RFC 3501 §5.1.3 */
    public Optional<String> decoded() {
        return wire.chars().anyMatch(c -> c > 0x7F) ? Optional.empty() : ModifiedUtf7.decode(wire);
    }

    /** The name in Unicode, read as UTF-8; empty when it is not UTF-8. RFC 6855 §3 */
    public Optional<String> decodedAsUtf8() {
        byte[] octets = wire.getBytes(StandardCharsets.ISO_8859_1);
        var name = new String(octets, StandardCharsets.UTF_8);
        return Arrays.equals(name.getBytes(StandardCharsets.UTF_8), octets)
                ? Optional.of(name)
                : Optional.empty();
    }
}
