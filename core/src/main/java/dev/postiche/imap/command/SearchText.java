package dev.postiche.imap.command;

import dev.postiche.message.HeaderBlock;
import dev.postiche.message.MimePart;

/**
 * A text to be found as a substring in any case, in what a message says and not in how it is
 * encoded. RFC 3501 §6.4.4, RFC 5255 §4.6.
 */
final class SearchText {

    private final String key;

    SearchText(String text) {
        this.key = UnicodeCasemap.key(text);
    }

    boolean isIn(String text) {
        return key.isEmpty() || UnicodeCasemap.key(text).contains(key);
    }

    boolean isInHeader(HeaderBlock header) {
        // Lines that are no field are text of the message, too.
        for (var line : header.lines()) {
            if (isIn(line.name().isEmpty() ? line.text() : line.name() + ": " + line.text())) {
                return true;
            }
        }
        return key.isEmpty();
    }

    /**
     * In the texts of a part and of all that is inside it.
     *
     * @param headersToo whether the headers of parts and of inner messages are looked into, as TEXT
     *     does and BODY does not. RFC 9051 §6.4.4
     */
    boolean isInBody(MimePart part, boolean headersToo) {
        var inside = part.isMultipart() ? part.children() : part.nested().stream().toList();
        if (!inside.isEmpty()) {
            return inside.stream()
                    .anyMatch(
                            each ->
                                    (headersToo && isInHeader(each.header()))
                                            || isInBody(each, headersToo));
        }
        // RFC 3501 §6.4.4: parts other than TEXT and MESSAGE may be left out.
        return part.type().equals("text") && isIn(part.decodedText());
    }
}
