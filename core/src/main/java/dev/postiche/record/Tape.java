package dev.postiche.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What one side said in one go, to be read again by lines and literals; what is too big, was
 * dropped or is no text is passed over as a hole.
 */
final class Tape {

    /** A literal of more octets would fill a page of a script. */
    private static final int LARGE = 4096;

    private static final byte[] HOLE = {};

    private record Piece(byte[] octets, long length) {
        boolean isHole() {
            return octets.length == 0;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();

    Tape(List<RecordedPart> parts) {
        for (var part : parts) {
            if (part.length() > 0) {
                pieces.add(new Piece(octets(part), part.length()));
            }
        }
    }

    private static byte[] octets(RecordedPart part) {
        if (part instanceof RecordedPart.Text text) {
            return text.octets();
        }
        return part instanceof RecordedPart.Content content && content.length() <= LARGE
                ? content.octets()
                : HOLE;
    }

    boolean isAtEnd() {
        return pieces.isEmpty();
    }

    /** The next line without its end; empty if a part of it is not known. */
    Optional<String> line() {
        var line = new ByteArrayOutputStream();
        boolean known = true;
        for (boolean ended = false; !ended && !isAtEnd(); ) {
            var piece = pieces.remove();
            int end = 0;
            while (end < piece.octets().length && piece.octets()[end] != '\n') {
                end++;
            }
            ended = end < piece.octets().length;
            known &= !piece.isHole();
            line.write(piece.octets(), 0, end);
            putBack(piece, ended ? end + 1 : end);
        }
        return known
                ? text(line.toByteArray())
                        .map(text -> text.replaceAll("\r$", ""))
                        .filter(Tape::isPlain)
                : Optional.empty();
    }

    /** The next octets as text; empty if they are not known or no text. */
    Optional<String> literal(long count) {
        var octets = new ByteArrayOutputStream();
        boolean known = count <= LARGE;
        for (long left = count; left > 0 && !isAtEnd(); ) {
            var piece = pieces.remove();
            if (piece.isHole()) {
                known = false;
                left -= piece.length();
            } else {
                int taken = (int) Math.min(left, piece.octets().length);
                octets.write(piece.octets(), 0, taken);
                putBack(piece, taken);
                left -= taken;
            }
        }
        return known ? text(octets.toByteArray()) : Optional.empty();
    }

    private void putBack(Piece piece, int from) {
        int rest = piece.octets().length - from;
        if (rest > 0) {
            var octets = new byte[rest];
            System.arraycopy(piece.octets(), from, octets, 0, rest);
            pieces.addFirst(new Piece(octets, rest));
        }
    }

    private static Optional<String> text(byte[] octets) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String line) {
        return line.codePoints().noneMatch(Character::isISOControl);
    }
}
