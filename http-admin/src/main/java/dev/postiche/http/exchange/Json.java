package dev.postiche.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** What is shown, as JSON. RFC 8259. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object to be filled, in the order in which it is filled. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A list as every resource shows lists. */
    public static ObjectNode items(Collection<? extends JsonNode> items) {
        var list = object();
        list.putArray("items").addAll(items);
        return list;
    }

    /** Puts a text that may be missing; a missing one leaves no member. */
    public static ObjectNode put(ObjectNode object, String name, Optional<String> text) {
        text.ifPresent(value -> object.put(name, value));
        return object;
    }

    /** Puts a list of texts. */
    public static ObjectNode put(ObjectNode object, String name, Collection<String> texts) {
        var list = object.putArray(name);
        texts.forEach(list::add);
        return object;
    }

    /** The object that a text of our own making says. */
    public static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The octets of a value, on lines that people can read, with a line end behind. */
    public static byte[] octets(JsonNode value) {
        return (value.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The value on one line. */
    public static String line(JsonNode value) {
        return value.toString();
    }
}
