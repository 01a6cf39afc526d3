package dev.postiche.imap.command;

import dev.postiche.message.HeaderBlock;
import dev.postiche.message.MimePart;
import java.util.Locale;

/**
 * A text to be found as a substring in any case, in what a message says and not in how it is
 * encoded. RFC 3501 §6.4.4.
 */
final class SearchText {

    private final String folded;

    SearchText(String text) {
        this.folded = fold(text);
    }

    boolean isIn(String text) {
        return folded.isEmpty() || fold(text).contains(folded);
    }

    boolean isInHeader(HeaderBlock header) {
        for (var field : header) {
            if (isIn(field.name() + ": " + field.text())) {
                return true;
            }
        }
        return folded.isEmpty();
    }

    /** In the texts of a part and of all that is inside it, the headers of inner messages too. */
    boolean isInBody(MimePart part) {
        if (part.isMultipart()) {
            return part.children().stream().anyMatch(this::isInBody);
        } else if (part.nested().isPresent()) {
            var message = part.nested().get();
            return isInHeader(message.header()) || isInBody(message);
        }
        // RFC 3501 §6.4.4: parts other than TEXT and MESSAGE may be left out.
        return part.type().equals("text") && isIn(part.decodedText());
    }

    /** Both ways, since some letters have one form in one direction only. */
    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
