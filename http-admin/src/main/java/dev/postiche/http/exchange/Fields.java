package dev.postiche.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a small object in a body; each that is wrong is named by its pointer. */
public record Fields(ObjectNode object, String pointer) {

    static Fields of(JsonNode value) {
        return of(value, "");
    }

    private static Fields of(JsonNode value, String pointer) {
        if (value instanceof ObjectNode object) {
            return new Fields(object, pointer);
        }
        throw Problem.at(pointer, "expected an object, not " + kind(value));
    }

    /**
     * The same, if it says nothing else than these fields.
     *
     * @throws Problem for the first other one, with the one that was probably meant
     */
    public Fields only(String... names) {
        var known = List.of(names);
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw Problem.at(
                                        pointerTo(name),
                                        "unknown field \"%s\"%s"
                                                .formatted(name, hint(name, known)));
                            }
                        });
        return this;
    }

    private static String hint(String name, List<String> known) {
        var hint = Nearest.hint(name, known);
        return hint.isEmpty() ? "; fields: " + String.join(", ", known) : hint;
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return object.has(name);
    }

    private Optional<JsonNode> get(String name) {
        return Optional.ofNullable(object.get(name));
    }

    /** A text. */
    public Optional<String> text(String name) {
        return get(name).map(value -> text(value, pointerTo(name)));
    }

    private static String text(JsonNode value, String pointer) {
        if (!value.isTextual()) {
            throw Problem.at(pointer, "expected a string, not " + kind(value));
        }
        return value.textValue();
    }

    /** A text that means something, by what {@code reading} makes of it. */
    public <T> Optional<T> text(String name, Function<String, T> reading) {
        return text(name)
                .map(
                        text -> {
                            try {
                                return reading.apply(text);
                            } catch (IllegalArgumentException e) {
                                throw Problem.at(pointerTo(name), String.valueOf(e.getMessage()));
                            }
                        });
    }

    /** A duration: {@code 200ms}, {@code 60s}, {@code 29m}. */
    public Optional<Duration> duration(String name) {
        return text(name, TimeSpan::parse);
    }

    /** One of these words. */
    public Optional<String> word(String name, String... words) {
        return text(name)
                .map(
                        word -> {
                            if (!List.of(words).contains(word)) {
                                throw Problem.at(
                                        pointerTo(name),
                                        "expected %s, not \"%s\"%s"
                                                .formatted(
                                                        String.join(" or ", words),
                                                        word,
                                                        Nearest.hint(word, List.of(words))));
                            }
                            return word;
                        });
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return get(name)
                .map(
                        value -> {
                            if (!value.isBoolean()) {
                                throw Problem.at(
                                        pointerTo(name),
                                        "expected true or false, not " + kind(value));
                            }
                            return value.booleanValue();
                        });
    }

    /** A list of texts that mean something; a missing one is empty. */
    public <T> List<T> texts(String name, Function<String, T> reading) {
        var value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw Problem.at(pointerTo(name), "expected a list, not " + kind(value));
        }
        var texts = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            var at = pointerTo(name) + "/" + i;
            var text = text(value.get(i), at);
            try {
                texts.add(reading.apply(text));
            } catch (IllegalArgumentException e) {
                throw Problem.at(at, String.valueOf(e.getMessage()));
            }
        }
        return texts;
    }

    /** An object within this one. */
    public Optional<Fields> fields(String name) {
        return get(name).map(value -> of(value, pointerTo(name)));
    }

    /** The value, which has to be there. */
    public <T> T needed(String name, Optional<T> value) {
        return value.orElseThrow(
                () -> Problem.at(pointer, "the field \"" + name + "\" is missing"));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> String.valueOf(value.booleanValue());
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
