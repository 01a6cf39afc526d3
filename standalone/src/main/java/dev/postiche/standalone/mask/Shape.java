package dev.postiche.standalone.mask;

import dev.postiche.message.MimePart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a masked message must have in common with the one it was made of: the tree of its parts,
 * with their types, encodings, octets and lines.
 */
record Shape(
        String type,
        String encoding,
        long header,
        long octets,
        long lines,
        List<Shape> parts,
        Optional<Shape> nested) {

    private static final Set<String> ENCODINGS =
            Set.of("7bit", "8bit", "binary", "base64", "quoted-printable");

    /** A type that no program knows is masked, and then it is still one that none knows. */
    private static String kind(MimePart part) {
        return switch (part.type()) {
            case "multipart", "message", "text" -> part.type();
            default -> "other";
        };
    }

    static Shape of(MimePart part) {
        return new Shape(
                kind(part),
                ENCODINGS.contains(part.encoding()) ? part.encoding() : "unknown",
                part.header().octets().length(),
                part.octets(),
                part.lines(),
                part.children().stream().map(Shape::of).toList(),
                part.nested().map(Shape::of));
    }
}
