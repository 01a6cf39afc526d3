package dev.postiche.imap.grammar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which octets of a message a BODY[…] means: a part, and what of it.
 *
 * <p>It prints exactly as a reply has to repeat it. RFC 3501 §6.4.5, §9 (section-spec).
 *
 * @param part part numbers from the outside in; empty for the message itself
 * @param text what of the part; {@link Whole} for all of it
 */
public record BodySection(List<Long> part, Text text) {

    /** BODY[]: the message as it is. */
    public static final BodySection MESSAGE = new BodySection(List.of(), new Whole());

    public static final BodySection HEADER = new BodySection(List.of(), new Header());

    public static final BodySection TEXT = new BodySection(List.of(), new BodyText());

    public BodySection {
        part = List.copyOf(part);
    }

    /** section-text, or nothing of the kind. */
    public sealed interface Text {}

    /** The message, or the body of the part. */
    public record Whole() implements Text {
        @Override
        public String toString() {
            return "";
        }
    }

    /** The header of the message, or of the message inside a message/rfc822 part. */
    public record Header() implements Text {
        @Override
        public String toString() {
            return "HEADER";
        }
    }

    /**
     * HEADER.FIELDS and HEADER.FIELDS.NOT.
     *
     * @param names as the client wrote them, which is how the reply repeats them
     * @param not whether all but these are meant
     */
    public record HeaderFields(List<String> names, boolean not) implements Text {
        public HeaderFields {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return (not ? "HEADER.FIELDS.NOT (" : "HEADER.FIELDS (")
                    + names.stream().map(Astring::print).collect(Collectors.joining(" "))
                    + ")";
        }
    }

    /** The body of the message, or of the message inside a message/rfc822 part. */
    public record BodyText() implements Text {
        @Override
        public String toString() {
            return "TEXT";
        }
    }

    /** The MIME header of the part. */
    public record Mime() implements Text {
        @Override
        public String toString() {
            return "MIME";
        }
    }

    @Override
    public String toString() {
        var path = part.stream().map(String::valueOf).collect(Collectors.joining("."));
        var rest = text.toString();
        return path.isEmpty() || rest.isEmpty() ? path + rest : path + "." + rest;
    }
}
