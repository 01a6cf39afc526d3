package dev.postiche.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A piece of what was said: text, content of a literal, or the mark of what was not kept. */
public sealed interface RecordedPart {

    /** How many octets it had on the wire. */
    long length();

    /**
     * Octets as they went over the wire, secrets replaced by {@code ***}.
     *
     * @param octets not to be changed
     * @param length on the wire, where secrets had their own length
     */
    record Text(byte[] octets, long length) implements RecordedPart {
        /** The octets as characters, UTF-8 where they are that, else one each. */
        public String text() {
            var utf8 = new String(octets, StandardCharsets.UTF_8);
            return utf8.indexOf('\uFFFD') < 0
                    ? utf8
                    : new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Content of a message, by reference.
     *
     * @param source what has the octets
     */
    record Content(long length, Source source) implements RecordedPart {

        /** Where the octets can be had. */
        @FunctionalInterface
        public interface Source {
            void writeTo(OutputStream out) throws IOException;
        }

        /** A copy of the first octets, as many as are asked for and there are. */
        public byte[] beginning(int most) {
            return new Beginning(most).of(source);
        }

        /** A copy of the octets. */
        public byte[] octets() {
            var copy = new ByteArrayOutputStream((int) Math.min(length, 1 << 20));
            try {
                source.writeTo(copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return copy.toByteArray();
        }
    }

    /** Octets that the recording had no room for. */
    record Dropped(long length) implements RecordedPart {}
}
