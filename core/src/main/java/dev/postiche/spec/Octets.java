package dev.postiche.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An immutable run of octets.
 *
 * <p>A byte array is neither immutable nor equal to its copy, and a description must be both.
 */
public final class Octets {

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /** A copy of the octets given. */
    public static Octets of(byte[] octets) {
        return new Octets(octets.clone());
    }

    /** The text in UTF-8. */
    public static Octets of(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many there are. */
    public long size() {
        return octets.length;
    }

    /** A copy of them. */
    public byte[] toByteArray() {
        return octets.clone();
    }

    /** The text they are in UTF-8, if they are. */
    public Optional<String> text() {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    Octets numbered(long n) {
        return text().filter(Numbering::isIn).map(t -> of(Numbering.fill(t, n))).orElse(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return octets.length + " octets";
    }
}
