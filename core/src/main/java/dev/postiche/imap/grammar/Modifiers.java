package dev.postiche.imap.grammar;

import java.util.List;
import java.util.Optional;

/**
 * The optional parameters behind a command's arguments, each as the value that its extension made.
 *
 * <p>A command asks for the kinds it knows of and is not touched by others. RFC 4466 §2.
 */
public record Modifiers(List<Object> values) {

    /** No parameters. */
    public static final Modifiers NONE = new Modifiers(List.of());

    public Modifiers {
        values = List.copyOf(values);
    }

    /** The parameters of this kind, in the order in which they were given. */
    public <T> List<T> all(Class<T> kind) {
        return values.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The parameter of this kind, if it was given. */
    public <T> Optional<T> get(Class<T> kind) {
        return values.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
