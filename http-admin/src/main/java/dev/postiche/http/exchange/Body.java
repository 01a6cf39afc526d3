package dev.postiche.http.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/**
 * The body of a request.
 *
 * <p>What a fixture can say is read by the reader of fixtures; the few other bodies are small
 * objects and read here.
 *
 * @param type the media type without parameters, in lower case; empty if none was said
 * @param octets as they came
 */
public record Body(String type, byte[] octets) {

    private static final int DEEPEST = 100;

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A body as it came, and its Content-Type as it came. */
    public static Body of(String contentType, byte[] octets) {
        return new Body(contentType.split(";")[0].strip().toLowerCase(Locale.ROOT), octets);
    }

    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** Whether it is JSON by its type, or by its look if its type does not say. */
    public boolean isJson() {
        return type.equals("application/json") || type.endsWith("+json") || looksLikeJson();
    }

    /** A program that only knows how to post a form may send JSON all the same, as curl does. */
    private boolean looksLikeJson() {
        for (var octet : octets) {
            if (octet == '{' || octet == '[') {
                return true;
            }
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n' && octet > 0) {
                return false;
            }
        }
        return octets.length == 0;
    }

    /**
     * The octets of a body that is JSON.
     *
     * @throws Problem 415 if it is not
     */
    public byte[] json() {
        if (!isJson()) {
            throw Problem.of(415, "a body of JSON is wanted here, not " + type);
        }
        return octets;
    }

    /** The same for something whose name alone is enough: nothing at all is an empty object. */
    public Body orEmptyObject() {
        return isEmpty() ? new Body(type, new byte[] {'{', '}'}) : this;
    }

    /** The value that a reader makes of a body of JSON. */
    public <T> T read(Function<byte[], T> reader) {
        return reader.apply(json());
    }

    /** Whether it is an object with a member of this name. */
    public boolean says(String member) {
        try {
            return MAPPER.readTree(json()).has(member);
        } catch (IOException e) {
            throw Problem.at("", "this is no JSON: " + e.getMessage());
        }
    }

    /** A small object; nothing at all is an empty one. */
    public Fields fields() {
        if (isEmpty()) {
            return Fields.of(Json.object());
        }
        JsonNode value;
        try {
            value = MAPPER.readTree(json());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " (line " + at.getLineNr() + ")";
            throw Problem.at("", "this is no JSON: " + e.getOriginalMessage() + where);
        } catch (IOException e) {
            throw Problem.at("", "this is no JSON: it is not written in UTF-8");
        }
        return Fields.of(value);
    }
}
