package dev.postiche.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the fields of a header that we compose: folded, with what is not ASCII encoded. */
final class HeaderText {

    /** A line with encoded words has at most 76 characters. RFC 2047 §2. */
    private static final int LINE = 76;

    private HeaderText() {}

    /** The octets of a header; addresses may bring UTF-8 into it. RFC 6532 §3.2. */
    static byte[] octets(String header) {
        return header.getBytes(StandardCharsets.UTF_8);
    }

    /** A whole field, folded before words that would make a line too long. RFC 5322 §2.2.3. */
    static String folded(String name, String value) {
        var field = new StringBuilder(name).append(':');
        int length = field.length();
        boolean first = true;
        for (var word : value.split(" ", -1)) {
            if (!first && !word.isEmpty() && length + 1 + word.length() > LINE) {
                field.append("\r\n");
                length = 0;
            }
            field.append(' ').append(word);
            length += 1 + word.length();
            first = false;
        }
        return field.append("\r\n").toString();
    }

    /** A field word for word; only what is not ASCII is encoded. */
    static String verbatim(String name, String value) {
        var lines = LineEnds.toCrlf(value);
        boolean ascii = lines.chars().allMatch(c -> c < 0x80);
        return ascii
                ? name + ": " + lines + "\r\n"
                : folded(name, MimeWords.encode(lines.replace("\r\n", "")));
    }

    /** A message id in its angle brackets. */
    static String messageId(String id) {
        return id.startsWith("<") ? id : "<" + id + ">";
    }

    /** An address list; as it was written where that is ASCII. */
    static String addresses(List<String> written) {
        return String.join(", ", written.stream().map(HeaderText::address).toList());
    }

    private static String address(String written) {
        if (MimeWordEncoder.isPlain(written)) {
            return written;
        }
        var text = new StringBuilder();
        var between = "";
        for (var address : AddressParser.parse(written)) {
            if (address.isGroupMark()) {
                boolean start = address.mailbox().isPresent();
                text.append(start ? between : "");
                text.append(address.mailbox().map(name -> phrase(name) + ": ").orElse(";"));
                between = start ? "" : ", ";
                continue;
            }
            text.append(between).append(mailbox(address));
            between = ", ";
        }
        return text.toString();
    }

    private static String mailbox(Address address) {
        var host = address.host().orElse("");
        var spec = localPart(address.mailbox().orElse("")) + (host.isEmpty() ? "" : "@" + host);
        return address.name().map(name -> phrase(name) + " <" + spec + ">").orElse(spec);
    }

    private static String localPart(String local) {
        return local.chars().anyMatch(c -> " \"(),:;<>@[\\]".indexOf(c) >= 0)
                ? quoted(local)
                : local;
    }

    /** A display name. RFC 5322 §3.2.5. */
    private static String phrase(String name) {
        if (!MimeWordEncoder.isPlain(name)) {
            // All of it, as the specials of a phrase must not stand beside an encoded word.
            return String.join(" ", MimeWordEncoder.encodedWords(name));
        }
        return name.chars().anyMatch(c -> "\"(),.:;<>@[\\]".indexOf(c) >= 0) ? quoted(name) : name;
    }

    /** A quoted string. RFC 5322 §3.2.4. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A parameter; in another form if its value is not ASCII. RFC 2231 §4. */
    static String parameter(String name, String value) {
        if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return name + "=" + quoted(value);
        }
        var octets = value.getBytes(StandardCharsets.UTF_8);
        var encoded = ExtendedValue.percentEncode(new String(octets, StandardCharsets.ISO_8859_1));
        if (encoded.length() < LINE - name.length() - 12) {
            return name + "*=UTF-8''" + encoded;
        }
        return String.join("; ", pieces(name, "UTF-8''" + encoded));
    }

    /** A long value in pieces, none of which ends within an escape. RFC 2231 §4.1. */
    private static List<String> pieces(String name, String encoded) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at < encoded.length(); ) {
            int end = Math.min(at + 50, encoded.length());
            int percent = encoded.lastIndexOf('%', end - 1);
            if (end < encoded.length() && percent > end - 3) {
                end = percent;
            }
            pieces.add(name + "*" + pieces.size() + "*=" + encoded.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
