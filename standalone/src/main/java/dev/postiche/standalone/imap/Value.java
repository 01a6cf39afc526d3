package dev.postiche.standalone.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value in a response: an atom, a string, or a list of them. RFC 9051 §4. */
sealed interface Value {

    /** NIL, an atom or a number, as it stands there: where a name is due, NIL is one. */
    record Atom(String word) implements Value {}

    /** A quoted string or a literal. */
    record Octets(byte[] octets) implements Value {}

    /** Values within parentheses. */
    record Parenthesised(List<Value> values) implements Value {}

    /** As text; a list has none, and NIL is empty. */
    default String text() {
        if (this instanceof Atom atom) {
            return atom.word().equalsIgnoreCase("NIL") ? "" : atom.word(); // RFC 9051 §4.5
        }
        return this instanceof Octets string
                ? new String(string.octets(), StandardCharsets.UTF_8)
                : "";
    }

    /** What is within the parentheses; of anything else nothing. */
    default List<Value> values() {
        return this instanceof Parenthesised list ? list.values() : List.of();
    }
}
