package dev.postiche.imap.grammar;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The encoding that carries mailbox names beyond US-ASCII.
 *
 * <p>Every name has exactly one encoding, and only that one is accepted: two spellings of one name
 * would be two mailboxes for the client and one for us. RFC 3501 §5.1.3.
 */
public final class ModifiedUtf7 {

    private ModifiedUtf7() {}

    /** The one encoding of a name. */
    public static String encode(String name) {
        var out = new StringBuilder(name.length() + 8);
        int at = 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (representsItself(c)) {
                out.append(c == '&' ? "&-" : String.valueOf(c));
                at++;
                continue;
            }
            int end = at;
            while (end < name.length() && !representsItself(name.charAt(end))) {
                end++;
            }
            byte[] utf16 = name.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
            out.append('&').append(base64.replace('/', ',')).append('-');
            at = end;
        }
        return out.toString();
    }

    /** The name that {@code encoded} stands for; empty when it is not the encoding of any name. */
    public static Optional<String> decode(String encoded) {
        var out = new StringBuilder(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            if (c != '&') {
                out.append(c);
                at++;
                continue;
            }
            int end = encoded.indexOf('-', at);
            if (end < 0) {
                return Optional.empty();
            }
            if (end == at + 1) {
                out.append('&');
            } else if (!decodeShifted(encoded.substring(at + 1, end), out)) {
                return Optional.empty();
            }
            at = end + 1;
        }
        var name = out.toString();
        // Superfluous shifts, printable characters in BASE64 and stray bits all encode differently.
        return encode(name).equals(encoded) && wellFormed(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static boolean decodeShifted(String base64, StringBuilder out) {
        if (base64.indexOf('/') >= 0) {
            return false;
        }
        try {
            byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
            out.append(new String(utf16, StandardCharsets.UTF_16BE));
            return utf16.length % 2 == 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean representsItself(char c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean wellFormed(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
