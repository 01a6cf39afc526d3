package dev.postiche.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value of a reply, or for a request: maps, lists, texts, numbers, booleans. RFC 8259. */
record Json(Object value) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static Json parse(byte[] octets) {
        try (var parser = FACTORY.createParser(octets)) {
            parser.nextToken();
            return new Json(read(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            var map = new LinkedHashMap<String, Object>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                map.put(name, read(in));
            }
            return map;
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            var list = new ArrayList<Object>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(in));
            }
            return list;
        }
        var token = in.currentToken();
        if (token == null) {
            return "";
        }
        return switch (token) {
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> in.getText();
        };
    }

    private Optional<Object> member(String name) {
        return value instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(name))
                : Optional.empty();
    }

    Json at(String name) {
        return new Json(member(name).orElse(Map.of()));
    }

    Optional<String> text(String name) {
        return member(name).map(String::valueOf);
    }

    long number(String name) {
        return member(name)
                .filter(Number.class::isInstance)
                .map(n -> ((Number) n).longValue())
                .orElse(0L);
    }

    boolean flag(String name) {
        return member(name).equals(Optional.of(true));
    }

    List<Json> list(String name) {
        return member(name).map(list -> new Json(list).list()).orElse(List.of());
    }

    List<Json> list() {
        return value instanceof List<?> list
                ? list.stream().map(item -> new Json(item)).toList()
                : List.of();
    }

    List<String> texts(String name) {
        return list(name).stream().map(item -> String.valueOf(item.value)).toList();
    }

    /** The members of an object, as texts. */
    Map<String, String> textsByName() {
        var texts = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> texts.put(String.valueOf(name), String.valueOf(each)));
        }
        return texts;
    }

    /** The same object without these members. */
    Json without(String... names) {
        var rest = new LinkedHashMap<Object, Object>();
        if (value instanceof Map<?, ?> map) {
            rest.putAll(map);
        }
        rest.keySet().removeAll(List.of(names));
        return new Json(rest);
    }

    byte[] octets() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (var item : list) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString(String.valueOf(value));
        }
    }
}
