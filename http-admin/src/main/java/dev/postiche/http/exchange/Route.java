package dev.postiche.http.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verb of a resource.
 *
 * @param method of RFC 9110 §9.3
 * @param path with the names of what varies: {@code /accounts/{user}}
 * @param query the names that may stand behind the question mark
 * @param handler answers
 */
public record Route(String method, String path, List<String> query, Handler handler) {

    /** Works on every path: the island that the request means. */
    public static final String SPACE = "space";

    /** Keeps a copy of the names. */
    public Route {
        query = List.copyOf(query);
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", path, List.of(), handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route("PUT", path, List.of(), handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, List.of(), handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route("PATCH", path, List.of(), handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, List.of(), handler);
    }

    /** The same, with these names in the query. */
    public Route query(String... names) {
        return new Route(method, path, List.of(names), handler);
    }

    /** What stands for the names of the path, if the segments are such a path. */
    Optional<List<String>> match(List<String> segments) {
        var own = Stream.of(path.substring(1).split("/", -1)).toList();
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < own.size(); i++) {
            if (!isName(own.get(i)) && !own.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                Stream.iterate(0, i -> i < own.size(), i -> i + 1)
                        .filter(i -> isName(own.get(i)))
                        .map(segments::get)
                        .toList());
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }
}
