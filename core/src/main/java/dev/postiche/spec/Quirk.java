package dev.postiche.spec;

import java.util.List;

/**
 * A way in which a server deviates that no list of capabilities and no text can say.
 *
 * <p>Each is one file beside the code that it bends, and one line in that protocol's registry;
 * profiles, fixtures and options switch it by its name.
 *
 * <pre>{@code
 * static final Quirk QUIRK = Quirk.of("estimatedSizes", "RFC822.SIZE is a guess");
 * }</pre>
 *
 * @param name in camelCase
 * @param description one line for people: what clients meet
 * @param values what it can be set to, the first one when it is off; empty for any whole number
 */
public record Quirk(String name, String description, List<String> values) {

    private static final List<String> SWITCH = List.of("false", "true");

    public Quirk {
        if (!name.matches("[a-z][a-zA-Z0-9]*")) {
            throw new IllegalArgumentException("a quirk's name is in camelCase, not " + name);
        }
        values = List.copyOf(values);
    }

    /** A quirk that is on or off. */
    public static Quirk of(String name, String description) {
        return new Quirk(name, description, SWITCH);
    }

    /** A quirk of several kinds; the first word is how a server without it behaves. */
    public static Quirk oneOf(String name, String description, String... words) {
        return new Quirk(name, description, List.of(words));
    }

    /** A quirk that is a number; 0 is how a server without it behaves. */
    public static Quirk number(String name, String description) {
        return new Quirk(name, description, List.of());
    }

    /** How a server without it behaves. */
    public String off() {
        return values.isEmpty() ? "0" : values.get(0);
    }

    /** Whether a profile has it. */
    public boolean isOn(ServerProfile profile) {
        return !valueIn(profile).equals(off());
    }

    /** What a profile sets it to. */
    public String valueIn(ServerProfile profile) {
        return profile.quirks().getOrDefault(name, off());
    }

    /** The number that a profile sets it to. */
    public long numberIn(ServerProfile profile) {
        return Long.parseLong(valueIn(profile));
    }

    /**
     * The value, if it can be set to that.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public String checked(String value) {
        if (values.isEmpty() ? value.matches("[0-9]{1,9}") : values.contains(value)) {
            return value;
        }
        throw new IllegalArgumentException(
                "quirk %s is %s, not \"%s\""
                        .formatted(
                                name,
                                values.isEmpty() ? "a whole number" : String.join(" or ", values),
                                value));
    }
}
