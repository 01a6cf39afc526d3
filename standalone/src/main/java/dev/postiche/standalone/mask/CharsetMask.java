package dev.postiche.standalone.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Masks octets that are a text in some charset; they stay as many.
 *
 * <p>Where the charset is unknown, or a text in it comes out longer or shorter, each octet is
 * masked by itself: then no character is what it was, and none is of another length.
 */
final class CharsetMask {

    private CharsetMask() {}

    /**
     * The charset of this name; without a known one, UTF-8 if the octets are that, else Latin-1.
     */
    static Charset find(Optional<String> name, byte[] octets) {
        var named = name.flatMap(CharsetMask::find);
        // What says US-ASCII and has other octets is something else.
        if (named.isPresent() && !named.get().equals(StandardCharsets.US_ASCII)) {
            return named.get();
        }
        return decode(StandardCharsets.UTF_8, octets).isPresent()
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
    }

    static boolean isKnown(String name) {
        return find(name).isPresent() || name.equalsIgnoreCase("unknown-8bit");
    }

    private static Optional<Charset> find(String name) {
        try {
            var charset = Charset.forName(name.strip());
            return charset.canEncode() ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * @param mask makes another text of a text
     * @return as many octets
     */
    static byte[] mask(
            byte[] octets, Charset charset, UnaryOperator<String> mask, SplittableRandom chance) {
        var masked = decode(charset, octets).map(mask).flatMap(text -> encode(charset, text));
        return masked.filter(other -> other.length == octets.length)
                .orElseGet(() -> octetByOctet(octets, chance));
    }

    /** Letters become others, digits others, what is no ASCII an x; all else stays. */
    static byte[] octetByOctet(byte[] octets, SplittableRandom chance) {
        var masked = octets.clone();
        int at = 0;
        for (int i = 0; i < masked.length; i++) {
            int octet = masked[i] & 0xff;
            if (octet >= 0x80) {
                masked[i] = 'x';
            } else if (Character.isLetterOrDigit(octet)) {
                masked[i] = (byte) Letters.other(octet, chance, true, at++);
            }
        }
        return masked;
    }

    private static Optional<String> decode(Charset charset, byte[] octets) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException notInIt) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> encode(Charset charset, String text) {
        try {
            var buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            var octets = new byte[buffer.remaining()];
            buffer.get(octets);
            return Optional.of(octets);
        } catch (CharacterCodingException notInIt) {
            return Optional.empty();
        }
    }
}
