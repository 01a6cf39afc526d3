package dev.postiche.message;

import java.util.List;
import java.util.Optional;

/** Finds the MIME tree of a message in its octets. RFC 2046 §5.1. */
final class MimeScanner {

    private MimeScanner() {}

    static MimePart scan(MessageContent content) {
        var header = HeaderBlock.of(content);
        long offset = header.octets().length();
        var body = new Slice(content, offset, content.size() - offset);
        return new MimePart(PartFacts.of(header), header, body, 0, List.of(), Optional.empty());
    }
}
