package dev.postiche.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Charsets by the names that mail gives them. RFC 2978. */
final class Charsets {

    /** Names that the JDK does not know, and subsets that senders name but exceed. */
    private static final Map<String, String> ALIASES =
            Map.of(
                    "utf8", "UTF-8",
                    "unicode-1-1-utf-8", "UTF-8",
                    "x-unknown", "US-ASCII",
                    "gb2312", "GBK",
                    "ks_c_5601-1987", "x-windows-949",
                    "iso-8859-8-i", "ISO-8859-8",
                    "iso-8859-6-i", "ISO-8859-6",
                    "x-gbk", "GBK",
                    "x-sjis", "Shift_JIS",
                    "cp-850", "IBM850");

    private Charsets() {}

    /** The charset with this name, if the JDK has it and can decode with it. */
    static Optional<Charset> find(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(plain, plain)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Octets in a named charset; where none is known, what {@link #guess} makes of them. */
    static String decode(String charset, byte[] octets) {
        return find(charset)
                .filter(known -> !known.equals(StandardCharsets.US_ASCII))
                .map(known -> new String(octets, known))
                .orElseGet(() -> guess(octets));
    }

    /** Octets of which nobody says the charset: UTF-8 if they are that, else Latin-1. */
    static String guess(byte[] octets) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
