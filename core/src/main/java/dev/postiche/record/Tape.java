package dev.postiche.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one side said in one go, to be read again by lines and literals. */
final class Tape {

    /** A literal of more octets would fill a page of a script. */
    private static final int LARGE = 4096;

    /**
     * Octets one after the other.
     *
     * @param octets those that are to be shown
     * @param large how many were in literals that are too large to be shown
     * @param dropped how many were not kept
     */
    record Stretch(byte[] octets, long large, long dropped) {

        /** The text; empty if a part of it is not there, or it is none. */
        Optional<String> text() {
            if (large + dropped > 0) {
                return Optional.empty();
            }
            try {
                var decoder = StandardCharsets.UTF_8.newDecoder();
                return Optional.of(decoder.decode(ByteBuffer.wrap(octets)).toString());
            } catch (CharacterCodingException binary) {
                return Optional.empty();
            }
        }

        /** The same without its line end; empty if it is no line that ends in CRLF. */
        Optional<String> line() {
            return text().filter(it -> it.endsWith("\r\n"))
                    .map(it -> it.substring(0, it.length() - 2))
                    .filter(it -> it.codePoints().noneMatch(Stretch::isHidden));
        }

        /** The octets that are to be shown, what is no text of them by number. */
        String escaped() {
            var escaped = new StringBuilder();
            var known = new Stretch(octets, 0, 0).text();
            if (known.isPresent()) {
                known.get().codePoints().forEach(c -> escaped.append(escaped(c)));
            } else {
                for (byte octet : octets) {
                    escaped.append(octet < 0 ? byNumber(octet) : escaped(octet));
                }
            }
            return escaped.toString();
        }

        private static String escaped(int c) {
            return switch (c) {
                case '\\' -> "\\\\";
                case '\r' -> "\\r";
                case '\n' -> "\\n";
                default -> isHidden(c) ? byNumber(Character.toString(c)) : Character.toString(c);
            };
        }

        /** Whether it would not be seen in a file, or end a line there. */
        private static boolean isHidden(int c) {
            return Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
        }

        private static String byNumber(String character) {
            var numbers = new StringBuilder();
            for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                numbers.append(byNumber(octet));
            }
            return numbers.toString();
        }

        private static String byNumber(byte octet) {
            return String.format(Locale.ROOT, "\\x%02x", octet & 0xff);
        }
    }

    private record Piece(byte[] octets, long length, boolean dropped) {
        boolean isHole() {
            return octets.length == 0;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();

    Tape(List<RecordedPart> parts) {
        for (var part : parts) {
            if (part.length() > 0) {
                pieces.add(
                        new Piece(
                                octets(part), part.length(), part instanceof RecordedPart.Dropped));
            }
        }
    }

    private static byte[] octets(RecordedPart part) {
        if (part instanceof RecordedPart.Text text) {
            return text.octets();
        }
        return part instanceof RecordedPart.Content content && content.length() <= LARGE
                ? content.octets()
                : new byte[0];
    }

    boolean isAtEnd() {
        return pieces.isEmpty();
    }

    /** Whether it begins with this octet. */
    boolean beginsWith(char octet) {
        var first = pieces.peek();
        return first != null && !first.isHole() && first.octets()[0] == octet;
    }

    /** The next line with its end. */
    Stretch line() {
        return take(Long.MAX_VALUE, true);
    }

    /** The next octets, as many as there are. */
    Stretch literal(long count) {
        return take(count, false);
    }

    private Stretch take(long count, boolean line) {
        var octets = new ByteArrayOutputStream();
        long left = count;
        long large = 0;
        long dropped = 0;
        for (boolean ended = false; !ended && left > 0 && !isAtEnd(); ) {
            var piece = pieces.remove();
            if (piece.isHole()) {
                large += piece.dropped() ? 0 : piece.length();
                dropped += piece.dropped() ? piece.length() : 0;
                left -= piece.length();
                continue;
            }
            int end = line ? lineEnd(piece.octets()) : piece.octets().length;
            ended = line && piece.octets()[end - 1] == '\n';
            end = (int) Math.min(left, end);
            octets.write(piece.octets(), 0, end);
            left -= end;
            putBack(piece, end);
        }
        return new Stretch(octets.toByteArray(), large, dropped);
    }

    /** Behind the first line end, or at the end of all. */
    private static int lineEnd(byte[] octets) {
        int end = 0;
        while (end < octets.length && octets[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, octets.length);
    }

    private void putBack(Piece piece, int from) {
        int rest = piece.octets().length - from;
        if (rest > 0) {
            var octets = new byte[rest];
            System.arraycopy(piece.octets(), from, octets, 0, rest);
            pieces.addFirst(new Piece(octets, rest, false));
        }
    }
}
