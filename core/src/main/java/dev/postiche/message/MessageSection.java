package dev.postiche.message;

import java.util.List;
import java.util.Optional;

/**
 * Names a piece of a message as {@code BODY[1.2.HEADER]} does. RFC 9051 §6.4.5.1.
 *
 * @param part the part numbers, none for the message itself
 * @param fieldNames what HEADER.FIELDS and HEADER.FIELDS.NOT list, else none
 */
public record MessageSection(List<Long> part, Text text, List<String> fieldNames) {

    /** What is meant of the part. */
    public enum Text {
        /** Nothing said: the content of the part, or the whole message. */
        CONTENT,
        HEADER,
        HEADER_FIELDS,
        HEADER_FIELDS_NOT,
        TEXT,
        MIME
    }

    public MessageSection {
        part = List.copyOf(part);
        fieldNames = List.copyOf(fieldNames);
    }

    /** A section without a list of field names. */
    public static MessageSection of(List<Long> part, Text text) {
        return new MessageSection(part, text, List.of());
    }

    /** The whole message, {@code BODY[]}. */
    public static MessageSection whole() {
        return of(List.of(), Text.CONTENT);
    }

    /** The octets that this names in a message; empty if the message has no such piece. */
    public Optional<Slice> in(Message message) {
        return part.isEmpty() ? ofMessage(message) : message.section(part).flatMap(this::ofPart);
    }

    /** Does without the MIME tree, so that the body of a message is not read for its header. */
    private Optional<Slice> ofMessage(Message message) {
        return switch (text) {
            case CONTENT -> Optional.of(message.whole());
            case TEXT -> Optional.of(message.text());
            case MIME -> Optional.empty(); // MIME needs a part number. RFC 9051 §6.4.5.1
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT ->
                    Optional.of(ofHeader(message.header()));
        };
    }

    private Optional<Slice> ofPart(MimePart part) {
        return switch (text) {
            case CONTENT -> Optional.of(part.body());
            case MIME -> Optional.of(part.header().octets());
            // These are only there in a part that is a message. RFC 9051 §6.4.5.1
            case TEXT -> part.nested().map(MimePart::body);
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT ->
                    part.nested().map(message -> ofHeader(message.header()));
        };
    }

    private Slice ofHeader(HeaderBlock header) {
        return switch (text) {
            case HEADER_FIELDS -> header.only(fieldNames);
            case HEADER_FIELDS_NOT -> header.without(fieldNames);
            default -> header.octets();
        };
    }
}
