package dev.postiche.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes text outside ASCII as encoded words, for fields that we compose. RFC 2047. */
final class MimeWordEncoder {

    /** An encoded word has at most 75 characters, ours fewer: the name of the field goes before. */
    private static final int ROOM = 62 - "=?UTF-8?Q??=".length();

    private MimeWordEncoder() {}

    /** Leaves the words before the first and behind the last that need encoding as they are. */
    static String encode(String text) {
        var words = text.split(" ", -1);
        int first = 0;
        while (first < words.length && isPlain(words[first])) {
            first++;
        }
        if (first == words.length) {
            return text;
        }
        int last = words.length - 1;
        while (isPlain(words[last])) {
            last--;
        }
        var pieces = new ArrayList<>(List.of(words).subList(0, first));
        var needing = String.join(" ", List.of(words).subList(first, last + 1));
        pieces.addAll(encodedWords(needing));
        pieces.addAll(List.of(words).subList(last + 1, words.length));
        return String.join(" ", pieces);
    }

    /** Whether this can stand as it is; a line must not become too long. RFC 5322 §2.1.1 */
    static boolean isPlain(String text) {
        return text.length() <= 900
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                && !text.contains("=?");
    }

    static List<String> encodedWords(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        boolean q = encodeQ(text).length() <= (octets + 2) / 3 * 4;
        var words = new ArrayList<String>();
        var chunk = new StringBuilder();
        // A character is never cut. RFC 2047 §5
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            var longer = chunk + text.substring(i, next);
            if (encode(longer, q).length() > ROOM) {
                words.add(word(chunk.toString(), q));
                chunk.setLength(0);
            }
            chunk.append(text, i, next);
            i = next;
        }
        words.add(word(chunk.toString(), q));
        return words;
    }

    private static String word(String text, boolean q) {
        return "=?UTF-8?" + (q ? 'Q' : 'B') + '?' + encode(text, q) + "?=";
    }

    private static String encode(String text, boolean q) {
        return q
                ? encodeQ(text)
                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Only with what may stand in a phrase, so that it fits everywhere. RFC 2047 §5 (3). */
    private static String encodeQ(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c == ' ') {
                encoded.append('_');
            } else if (isAlphanumeric(c) || "!*+-/".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('=')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
