package dev.postiche.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> FIELDS =
            Set.of(
                    "date",
                    "subject",
                    "from",
                    "sender",
                    "reply-to",
                    "to",
                    "cc",
                    "bcc",
                    "in-reply-to",
                    "message-id");

    /** Reads the envelope of a message with this header. */
    public static Envelope of(HeaderBlock header) {
        var fields = new HashMap<String, List<HeaderField>>();
        for (var field : header) { // once: a header may be long
            var name = field.name().toLowerCase(Locale.ROOT);
            if (FIELDS.contains(name)) {
                fields.computeIfAbsent(name, first -> new ArrayList<>()).add(field);
            }
        }
        var from = addresses(fields, "from");
        return new Envelope(
                text(fields, "date"),
                text(fields, "subject"),
                from,
                orElse(addresses(fields, "sender"), from),
                orElse(addresses(fields, "reply-to"), from),
                addresses(fields, "to"),
                addresses(fields, "cc"),
                addresses(fields, "bcc"),
                text(fields, "in-reply-to"),
                text(fields, "message-id"));
    }

    /** Absent and empty fields default alike. RFC 9051 §7.5.2 */
    private static List<Address> orElse(List<Address> addresses, List<Address> from) {
        return addresses.isEmpty() ? from : addresses;
    }

    private static Optional<String> text(Map<String, List<HeaderField>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().map(HeaderField::value);
    }

    /** Of all fields with this name together, as old mail may have several. RFC 5322 §4.5.3 */
    private static List<Address> addresses(Map<String, List<HeaderField>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .flatMap(field -> field.addresses().stream())
                .toList();
    }
}
