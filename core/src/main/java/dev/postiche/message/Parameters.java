package dev.postiche.message;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a Content-Type or Content-Disposition, in their order.
 *
 * <p>Continuations are joined; a value with a charset keeps it and the asterisk in its name, as
 * BODYSTRUCTURE shows it. RFC 2231 §6.
 *
 * @param list names in lower case and raw values, one character an octet
 */
public record Parameters(List<Parameter> list) {

    /** One parameter. */
    public record Parameter(String name, String value) {}

    public Parameters {
        list = List.copyOf(list);
    }

    /** No parameters. */
    public static Parameters none() {
        return new Parameters(List.of());
    }

    /** A single parameter. */
    static Parameters of(String name, String value) {
        return new Parameters(List.of(new Parameter(name, value)));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The first value with this name, as it stands there; case does not matter. */
    public Optional<String> raw(String name) {
        return list.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }

    /**
     * The value for people: charset and percent encoding decoded, and the encoded words that many
     * programs write into a quoted string although RFC 2047 §5 forbids it.
     */
    public Optional<String> get(String name) {
        return raw(name + "*")
                .map(ExtendedValue::decode)
                .or(() -> raw(name).map(MimeWords::decode));
    }
}
