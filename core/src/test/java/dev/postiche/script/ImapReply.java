package dev.postiche.script;

import dev.postiche.script.ImapValue.Atom;
import dev.postiche.script.ImapValue.Item;
import java.util.List;
import java.util.Optional;

/** One reply of an IMAP server, parsed. RFC 3501 §7. */
sealed interface ImapReply {

    /**
     * OK, NO, BAD, PREAUTH or BYE.
     *
     * @param tag {@code *} if untagged
     * @param code what stands in brackets, if anything does
     * @param text for people; {@code ...} in a script allows any code and text
     */
    record Status(String tag, Atom condition, Optional<List<Item>> code, String text)
            implements ImapReply {}

    /** A request to go on: {@code +}. */
    record Continuation(String text) implements ImapReply {}

    /** Untagged data. */
    record Untagged(List<Item> values) implements ImapReply {

        /** What is told: EXISTS, FETCH, LIST … */
        String kind() {
            var at = values.size() > 1 && isNumber(values.get(0).value()) ? 1 : 0;
            return values.get(at).value() instanceof Atom atom ? atom.upper() : "";
        }

        private static boolean isNumber(ImapValue value) {
            return !(value instanceof Atom atom) || atom.text().matches("\\d+");
        }
    }
}
