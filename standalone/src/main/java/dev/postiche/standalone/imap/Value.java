package dev.postiche.standalone.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value in a response: NIL, an atom or a number, a string, or a list of them. RFC 9051 §4. */
sealed interface Value {

    /** The absence of a value. RFC 9051 §4.5 */
    record Nil() implements Value {}

    /** An atom or a number, as it stands there. */
    record Atom(String word) implements Value {}

    /** A quoted string or a literal. */
    record Octets(byte[] octets) implements Value {}

    /** Values within parentheses. */
    record Parenthesised(List<Value> values) implements Value {}

    /** As text; a list has none, and NIL is empty. */
    default String text() {
        if (this instanceof Atom atom) {
            return atom.word();
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
