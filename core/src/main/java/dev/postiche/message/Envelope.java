package dev.postiche.message;

import java.util.List;
import java.util.Optional;

/**
 * What the header says about a message, parsed: the ENVELOPE of FETCH. RFC 9051 §7.5.2.
 *
 * <p>Strings are raw as in the header, one character an octet: clients decode them. An absent field
 * is empty, a field without a value is the empty string. Sender and Reply-To default to From.
 */
public record Envelope(
        Optional<String> date,
        Optional<String> subject,
        List<Address> from,
        List<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        Optional<String> inReplyTo,
        Optional<String> messageId) {

    /** Reads the envelope of a message with this header. */
    public static Envelope of(HeaderBlock header) {
        var from = List.<Address>of();
        return new Envelope(
                header.value("Date"),
                header.value("Subject"),
                from,
                from,
                from,
                List.of(),
                List.of(),
                List.of(),
                header.value("In-Reply-To"),
                header.value("Message-ID"));
    }
}
