package dev.postiche.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered to a request.
 *
 * @param status of RFC 9110 §15
 * @param headers besides length and date
 * @param body empty where there is none
 * @param stream present where the reply goes on: events instead of a body
 */
public record Reply(
        int status, Map<String, String> headers, byte[] body, Optional<EventSource> stream) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** Keeps a copy of the headers. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A body of this type. */
    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, Map.of(CONTENT_TYPE, type), body, Optional.empty());
    }

    /** What was asked for, as JSON. */
    public static Reply ok(JsonNode json) {
        return of(200, "application/json", Json.octets(json));
    }

    /** Text of this type in UTF-8. */
    public static Reply text(String type, String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return of(200, type + ";charset=utf-8", octets);
    }

    /** Something that was made, and where it is now. */
    public static Reply created(String location, JsonNode json) {
        return of(201, "application/json", Json.octets(json)).header("Location", location);
    }

    /** It is done and there is nothing to say. */
    public static Reply done() {
        return new Reply(204, Map.of(), new byte[0], Optional.empty());
    }

    /** Events from now on. */
    public static Reply events(EventSource source) {
        return new Reply(200, Map.of(), new byte[0], Optional.of(source));
    }

    /** The same with one more header. */
    public Reply header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, stream);
    }
}
