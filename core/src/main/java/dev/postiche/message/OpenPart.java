package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part whose end the {@link MimeScanner} has not come to yet. */
final class OpenPart {

    private static final byte[] NO_BOUNDARY = {};

    private final MessageContent content;
    private final long start;
    private final boolean inDigest;
    private final List<MimePart> children = new ArrayList<>();
    private Optional<MimePart> nested = Optional.empty();

    // Known once the header has ended.
    private Optional<HeaderBlock> header = Optional.empty();
    private PartFacts facts = PartFacts.none();
    private long bodyStart;
    private long lineEndsBefore;
    private byte[] boundary = NO_BOUNDARY;

    OpenPart(MessageContent content, long start, boolean inDigest) {
        this.content = content;
        this.start = start;
        this.inDigest = inDigest;
    }

    boolean inHeader() {
        return header.isEmpty();
    }

    /** Before this the part cannot end. */
    long contentStart() {
        return inHeader() ? start : bodyStart;
    }

    boolean isMessage() {
        return facts.isMessage();
    }

    boolean isDigest() {
        return facts.isMultipart() && facts.subtype().equals("digest");
    }

    /** What divides this part, nothing if it is no multipart or the last part has ended. */
    byte[] boundary() {
        return boundary;
    }

    void endHeader(long end, int blankLine, long lineEnds, boolean openable) {
        var block = new HeaderBlock(new Slice(content, start, end - start), blankLine);
        header = Optional.of(block);
        facts = PartFacts.of(block, inDigest);
        if (!openable && (facts.isMultipart() || facts.isMessage())) {
            facts = facts.opaque();
        }
        bodyStart = end;
        lineEndsBefore = lineEnds;
        boundary = MimeScanner.boundaryOf(facts);
    }

    /** What follows is the epilogue. */
    void endParts() {
        boundary = NO_BOUNDARY;
    }

    void add(MimePart closed) {
        if (isMessage()) {
            nested = Optional.of(closed);
        } else {
            children.add(closed);
        }
    }

    MimePart close(long end, long lineEnds) {
        if (inHeader()) {
            endHeader(end, 0, lineEnds, true);
        }
        var body = new Slice(content, bodyStart, end - bodyStart);
        var nothing = new Slice(content, end, 0);
        if (isMessage() && nested.isEmpty()) {
            nested = Optional.of(MimePart.empty(nothing));
        }
        if (facts.isMultipart() && children.isEmpty()) {
            // Without a boundary there are no parts, but the grammar wants one: we say an empty
            // text, as Dovecot does. RFC 9051 §9, body-type-mpart
            children.add(MimePart.empty(nothing));
        }
        long count = Math.max(0, lineEnds - lineEndsBefore);
        return new MimePart(facts, header.orElseThrow(), body, count, children, nested);
    }
}
