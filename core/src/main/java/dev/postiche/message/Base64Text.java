package dev.postiche.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The alphabet of base64, and short texts in it. RFC 2045 §6.8. */
final class Base64Text {

    private Base64Text() {}

    /** What a character means, -1 if it is not in the alphabet. */
    static int valueOf(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        } else if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        } else if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        } else if (c == '+') {
            return 62;
        }
        return c == '/' ? 63 : -1;
    }

    static byte[] decode(String text) {
        var octets = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        try (var decoding = new Base64InputStream(octets)) {
            return decoding.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a stream in memory does not fail
        }
    }
}
