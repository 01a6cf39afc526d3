package dev.postiche.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes text outside ASCII in header fields, {@code =?utf-8?q?caf=C3=A9?=}. RFC 2047. */
public final class MimeWords {

    private final String raw;
    private final StringBuilder text = new StringBuilder();

    // Encoded words of one charset are decoded together: some senders cut inside a character.
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Charset pendingCharset = StandardCharsets.UTF_8;

    // Where the marks were last found; looked for again only behind, which keeps this linear.
    private int nextStart = -1;
    private int nextEnd = -1;

    private MimeWords(String raw) {
        this.raw = raw;
    }

    /**
     * The text that a raw field value (one character an octet) stands for. What is no encoded word
     * is taken for UTF-8, or Latin-1 if it is not that. RFC 6532 §3.2.
     */
    public static String decode(String raw) {
        return new MimeWords(raw).decode();
    }

    /** The text as encoded words separated by spaces, or itself if it is plain ASCII. */
    public static String encode(String text) {
        return MimeWordEncoder.encode(text);
    }

    private record Word(Charset charset, byte[] octets, int end) {}

    private String decode() {
        int plain = 0; // where the text begins that has not been put out yet
        boolean afterWord = false;
        for (int at = raw.indexOf("=?"); at >= 0; ) {
            var word = word(at);
            if (word.isEmpty()) {
                at = raw.indexOf("=?", at + 2);
                continue;
            }
            // White space between two encoded words is not shown. RFC 2047 §6.2
            if (!afterWord || !raw.substring(plain, at).isBlank()) {
                putPlain(plain, at);
            }
            put(word.get());
            afterWord = true;
            plain = word.get().end();
            at = raw.indexOf("=?", plain);
        }
        putPlain(plain, raw.length());
        return text.toString();
    }

    private void put(Word word) {
        if (!word.charset().equals(pendingCharset)) {
            flush();
            pendingCharset = word.charset();
        }
        pending.writeBytes(word.octets());
    }

    private void flush() {
        text.append(pending.toString(pendingCharset));
        pending.reset();
    }

    private void putPlain(int from, int to) {
        flush();
        var plain = raw.substring(from, to);
        boolean octets = plain.chars().allMatch(c -> c <= 0xff);
        text.append(octets ? Charsets.guess(plain.getBytes(StandardCharsets.ISO_8859_1)) : plain);
    }

    /** The encoded word that begins at {@code at}, if one does. */
    private Optional<Word> word(int at) {
        int charsetEnd = tokenEnd(at + 2);
        int textStart = charsetEnd + 3;
        if (charsetEnd == at + 2 || textStart > raw.length() || raw.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        int textEnd = nextEnd(textStart);
        // Another word begins before this one ends; one '=' may stand at the end of base64.
        if (textEnd < 0 || nextStart(textStart) < textEnd - 1) {
            return Optional.empty();
        }
        var name = raw.substring(at + 2, charsetEnd);
        int language = name.indexOf('*'); // RFC 2231 §5
        var charset = Charsets.find(language < 0 ? name : name.substring(0, language));
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        var encoded = raw.substring(textStart, textEnd);
        return switch (raw.charAt(charsetEnd + 1)) {
            case 'b', 'B' ->
                    Optional.of(new Word(charset.get(), Base64Text.decode(encoded), textEnd + 2));
            case 'q', 'Q' -> Optional.of(new Word(charset.get(), decodeQ(encoded), textEnd + 2));
            default -> Optional.empty();
        };
    }

    /** Where the charset ends that begins at {@code from}, or {@code from} if there is none. */
    private int tokenEnd(int from) {
        for (int i = from; i < raw.length() && i < from + 60; i++) {
            char c = raw.charAt(i);
            if (c == '?') {
                return i;
            } else if (c <= ' ' || c == '=') {
                break;
            }
        }
        return from;
    }

    private int nextEnd(int from) {
        if (nextEnd < from) {
            int found = raw.indexOf("?=", from);
            nextEnd = found < 0 ? Integer.MAX_VALUE : found;
        }
        return nextEnd == Integer.MAX_VALUE ? -1 : nextEnd;
    }

    private int nextStart(int from) {
        if (nextStart < from) {
            int found = raw.indexOf("=?", from);
            nextStart = found < 0 ? Integer.MAX_VALUE : found;
        }
        return nextStart;
    }

    /** RFC 2047 §4.2; what is no valid escape stands for itself. */
    private static byte[] decodeQ(String encoded) {
        var octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '=' ? ExtendedValue.hexOctet(encoded, i + 1) : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                octets.write(c == '_' ? ' ' : c);
            }
        }
        return octets.toByteArray();
    }
}
