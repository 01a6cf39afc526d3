package dev.postiche.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the MIME tree of a message in its octets. RFC 2046 §5.1, RFC 2045 §5.2.
 *
 * <p>It goes through the lines once and remembers where things stand, so that a message of any size
 * is read in the memory of one chunk. Whatever is broken gives a smaller tree, never an error.
 */
final class MimeScanner {

    /** Parts within parts, messages within messages: what lies deeper is opaque. */
    static final int MAX_DEPTH = 100;

    /** Parts of a message, all levels together: what comes after is content of the last one. */
    static final int MAX_PARTS = 10_000;

    private final MessageContent content;
    private final LineReader lines;
    private final List<OpenPart> open = new ArrayList<>();
    private int parts;

    /** How many octets end the line before the present one, and how many lines ended till then. */
    private int previousEnding;

    private long previousLineEnds;

    private MimeScanner(MessageContent content) {
        this.content = content;
        this.lines = new LineReader(content, 0, content.size());
        lines.keep(0);
    }

    static MimePart scan(MessageContent content) {
        return new MimeScanner(content).scan();
    }

    private MimePart scan() {
        open.add(new OpenPart(content, 0, false));
        parts = 1;
        while (lines.next()) {
            var delimiter = delimiter();
            if (delimiter.isPresent()) {
                obey(delimiter.get());
            } else if (top().inHeader() && lines.isBlank()) {
                top().endHeader(lines.end(), lines.ending(), lines.lineEnds(), openable());
                enterBody();
            }
            previousEnding = lines.ending();
            previousLineEnds = lines.lineEnds();
        }
        closeAbove(0, content.size(), previousLineEnds);
        return top().close(content.size(), previousLineEnds);
    }

    private OpenPart top() {
        return open.get(open.size() - 1);
    }

    private boolean openable() {
        return open.size() < MAX_DEPTH && parts < MAX_PARTS;
    }

    private void enterBody() {
        if (top().isMessage()) {
            parts++;
            open.add(new OpenPart(content, lines.end(), false));
        }
        keepForDelimiters();
    }

    /** A line that divides or ends a multipart. */
    private record Delimiter(int level, boolean closes) {}

    private void obey(Delimiter delimiter) {
        closeAbove(delimiter.level(), lines.start(), previousLineEnds);
        // Where the content is cut off within the line, no part can follow either.
        if (delimiter.closes() || lines.ending() == 0) {
            top().endParts();
        } else {
            parts++;
            open.add(new OpenPart(content, lines.end(), top().isDigest()));
        }
        keepForDelimiters();
    }

    /** Closes all that is open inside of a level, where the present line begins or all ends. */
    private void closeAbove(int level, long lineStart, long lineEnds) {
        boolean atEnd = lineStart == content.size();
        // The line end before a delimiter belongs to the delimiter. RFC 2046 §5.1.1
        long end = atEnd ? lineStart : lineStart - previousEnding;
        while (open.size() - 1 > level) {
            var part = open.remove(open.size() - 1);
            end = Math.max(end, part.contentStart());
            var closed = part.close(end, end == lineStart ? lineEnds : lineEnds - 1);
            top().add(closed);
        }
    }

    private void keepForDelimiters() {
        int longest = -1;
        for (var part : open) {
            longest = Math.max(longest, part.boundary().length);
        }
        lines.keep(longest <= 0 ? 0 : longest + 5); // "--" before; "--" and one more behind
    }

    /**
     * Which multipart the present line divides. A boundary needs only begin the line (RFC 2046
     * §5.1.1), but one that fills it goes before one that does not, and a longer before a shorter
     * one, for boundaries that begin alike; then the innermost.
     */
    private Optional<Delimiter> delimiter() {
        if (lines.octet(0) != '-' || lines.octet(1) != '-') {
            return Optional.empty();
        }
        Optional<Delimiter> best = Optional.empty();
        int bestLength = 0;
        boolean bestFills = false;
        for (int level = open.size() - 1; level >= 0; level--) {
            var boundary = open.get(level).boundary();
            if (boundary.length == 0 || !lineContinuesWith(boundary)) {
                continue;
            }
            int behind = 2 + boundary.length;
            boolean closes = lines.octet(behind) == '-' && lines.octet(behind + 1) == '-';
            boolean fills = isSpaceOrEnd(lines.octet(closes ? behind + 2 : behind));
            if (fills == bestFills ? boundary.length > bestLength : fills) {
                best = Optional.of(new Delimiter(level, closes));
                bestLength = boundary.length;
                bestFills = fills;
            }
        }
        return best.filter(delimiter -> delimiter.closes() || parts < MAX_PARTS);
    }

    private boolean lineContinuesWith(byte[] boundary) {
        for (int i = 0; i < boundary.length; i++) {
            if (lines.octet(2 + i) != (boundary[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpaceOrEnd(int octet) {
        return octet == -1 || octet == '\r' || octet == '\n' || octet == ' ' || octet == '\t';
    }

    /** The octets of a boundary parameter, none if the part cannot be divided. */
    static byte[] boundaryOf(PartFacts facts) {
        return facts.type().equals("multipart")
                ? facts.parameters()
                        .raw("boundary")
                        .orElse("")
                        .stripTrailing()
                        .getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
    }
}
