package dev.postiche.message;

import java.util.ArrayList;
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
        var from = addresses(header, "From");
        return new Envelope(
                header.value("Date"),
                header.value("Subject"),
                from,
                orElse(addresses(header, "Sender"), from),
                orElse(addresses(header, "Reply-To"), from),
                addresses(header, "To"),
                addresses(header, "Cc"),
                addresses(header, "Bcc"),
                header.value("In-Reply-To"),
                header.value("Message-ID"));
    }

    /** Absent and empty fields default alike. RFC 9051 §7.5.2 */
    private static List<Address> orElse(List<Address> addresses, List<Address> from) {
        return addresses.isEmpty() ? from : addresses;
    }

    /** Of all fields with this name together, as old mail may have several. RFC 5322 §4.5.3 */
    private static List<Address> addresses(HeaderBlock header, String name) {
        var addresses = new ArrayList<Address>();
        for (var field : header.all(name)) {
            addresses.addAll(AddressParser.parse(field.value()));
        }
        return List.copyOf(addresses);
    }
}
