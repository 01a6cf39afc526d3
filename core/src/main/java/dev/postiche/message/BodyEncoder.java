package dev.postiche.message;

import dev.postiche.spec.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts texts and octets into a transfer encoding. RFC 2045 §6. */
final class BodyEncoder {

    /** RFC 5322 §2.1.1. */
    private static final int LINE = 998;

    /** RFC 2045 §6.7 (5). */
    private static final int QUOTED_PRINTABLE_LINE = 76;

    private BodyEncoder() {}

    /** A text of the message itself; its last line gets an end, as a mail's has. */
    static ComposedPart text(String subtype, String text, Optional<String> encoding) {
        var lines = LineEnds.toCrlf(text);
        var ended = lines.isEmpty() || lines.endsWith("\r\n") ? lines : lines + "\r\n";
        return part("text/" + subtype, textOctets(ended), List.of(), encoding);
    }

    static byte[] textOctets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A part of these octets; text gets a charset if its type says none. */
    static ComposedPart part(
            String type, byte[] octets, List<Header> more, Optional<String> encoding) {
        boolean isText = isText(type);
        var charset =
                isText && !type.toLowerCase(Locale.ROOT).contains("charset=")
                        ? "; charset=utf-8"
                        : "";
        var chosen = encoding.orElseGet(() -> choose(octets, isText));
        var content =
                switch (chosen) {
                    case "base64" -> new Base64Content(MessageContent.of(octets));
                    case "quoted-printable" -> MessageContent.of(quotedPrintable(octets));
                    default -> MessageContent.of(octets); // also where it does not fit: as asked
                };
        return part(type + charset, chosen, content, more);
    }

    static ComposedPart part(
            String type, String encoding, MessageContent content, List<Header> more) {
        var fields = new ArrayList<Header>();
        fields.add(new Header("Content-Type", type));
        fields.add(new Header("Content-Transfer-Encoding", encoding));
        fields.addAll(more);
        return new ComposedPart(fields, content);
    }

    static boolean isText(String type) {
        return type.regionMatches(true, 0, "text/", 0, 5);
    }

    /** 7bit if that can hold it, else the shorter of the others. */
    private static String choose(byte[] octets, boolean isText) {
        if (fits7bit(octets)) {
            return "7bit";
        }
        long base64 = new Base64Content(MessageContent.of(octets)).size();
        return isText && quotedPrintable(octets).length <= base64 ? "quoted-printable" : "base64";
    }

    private static boolean fits7bit(byte[] octets) {
        int line = 0;
        for (int i = 0; i < octets.length; i++) {
            byte octet = octets[i];
            if (octet <= 0 || ++line > LINE) {
                return false;
            } else if (octet == '\r') {
                if (i + 1 == octets.length || octets[i + 1] != '\n') {
                    return false;
                }
            } else if (octet == '\n') {
                if (i == 0 || octets[i - 1] != '\r') {
                    return false;
                }
                line = -1; // the CR was counted
            }
        }
        return true;
    }

    static byte[] quotedPrintable(byte[] octets) {
        var out = new ByteArrayOutputStream(octets.length + octets.length / 4);
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            int c = octets[i] & 0xff;
            if (c == '\r' && i + 1 < octets.length && octets[i + 1] == '\n') {
                out.write('\r');
                out.write('\n');
                i++;
                column = 0;
                continue;
            }
            boolean literal = isLiteral(c, isLastOfLine(octets, i));
            int width = literal ? 1 : 3;
            // The soft line break needs a place too, unless the line ends here anyway.
            if (column + width > QUOTED_PRINTABLE_LINE - (isLastOfLine(octets, i) ? 0 : 1)) {
                out.writeBytes(new byte[] {'=', '\r', '\n'});
                column = 0;
            }
            if (literal) {
                out.write(c);
            } else {
                out.write('=');
                out.write(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.write(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
            column += width;
        }
        return out.toByteArray();
    }

    private static boolean isLiteral(int c, boolean lastOfLine) {
        return (c > ' ' && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !lastOfLine);
    }

    private static boolean isLastOfLine(byte[] octets, int i) {
        return i + 1 == octets.length
                || (octets[i + 1] == '\r' && i + 2 < octets.length && octets[i + 2] == '\n');
    }
}
