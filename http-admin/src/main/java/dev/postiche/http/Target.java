package dev.postiche.http;

import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Route;
import dev.postiche.spec.Nearest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request line names: split while it is still encoded, then decoded once.
 *
 * <p>So {@code A%2FB} is the mailbox A/B and {@code A%252FB} the one called A%2FB. RFC 3986 §2.4.
 *
 * @param path the segments
 * @param query what stands behind the question mark, each name once
 */
record Target(List<String> path, Map<String, String> query) {

    static Target of(String rawPath, String rawQuery) {
        var path = new ArrayList<String>();
        for (var segment : rawPath.substring(Math.min(1, rawPath.length())).split("/", -1)) {
            path.add(decoded(segment, "path"));
        }
        var query = new LinkedHashMap<String, String>();
        for (var part : rawQuery.split("&")) {
            if (!part.isEmpty()) {
                var at = part.indexOf('=');
                var name = decoded(at < 0 ? part : part.substring(0, at), "query");
                var value = at < 0 ? "" : part.substring(at + 1).replace("+", "%20");
                if (query.put(name, decoded(value, "query")) != null) {
                    throw Problem.of(400, "?" + name + " is given twice");
                }
            }
        }
        return new Target(List.copyOf(path), query);
    }

    /**
     * @throws Problem if the query has a name that the route does not know
     */
    void check(Route route) {
        var known = new ArrayList<>(route.query());
        known.add(Route.SPACE);
        for (var name : query.keySet()) {
            if (!known.contains(name)) {
                var hint = Nearest.hint(name, known);
                throw Problem.of(
                        400,
                        "unknown parameter \"%s\" in the query%s"
                                .formatted(
                                        name,
                                        hint.isEmpty()
                                                ? "; parameters: " + String.join(", ", known)
                                                : hint));
            }
        }
    }

    private static String decoded(String text, String where) {
        if (text.indexOf('%') < 0 && text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        var octets = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()
                        || Character.digit(text.charAt(i + 1), 16) < 0
                        || Character.digit(text.charAt(i + 2), 16) < 0) {
                    throw Problem.of(400, "the " + where + " has a % without two hex digits");
                }
                octets.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "the " + where + " is not UTF-8");
        }
    }
}
