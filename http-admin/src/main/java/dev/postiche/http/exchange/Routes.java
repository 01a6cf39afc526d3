package dev.postiche.http.exchange;

import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All verbs of all resources, and the way from a path to the one that is meant. */
public record Routes(List<Route> all) {

    /** Keeps a copy. */
    public Routes {
        all = List.copyOf(all);
    }

    /** What answers a request, and what its path says. */
    public record Found(Route route, List<String> variables) {}

    /**
     * The route of this method and path.
     *
     * @param path decoded, segment by segment
     * @throws Problem 404 if there is no such path, 405 if it has no such verb
     */
    public Found find(String method, List<String> path) {
        var there = all.stream().filter(route -> route.match(path).isPresent()).toList();
        // A path that says a word means it, even where a name could stand.
        var most = there.stream().mapToInt(Routes::words).max();
        if (most.isEmpty()) {
            throw Problem.notFound("there is no /" + String.join("/", path) + " here" + hint(path));
        }
        var meant = there.stream().filter(route -> words(route) == most.getAsInt()).toList();
        return meant.stream()
                .filter(route -> route.method().equals(method))
                .findFirst()
                .map(route -> new Found(route, route.match(path).orElseThrow()))
                .orElseThrow(() -> notAllowed(method, meant));
    }

    private static int words(Route route) {
        return (int) Stream.of(route.path().split("/")).filter(s -> !s.startsWith("{")).count();
    }

    private static Problem notAllowed(String method, List<Route> there) {
        var allow =
                there.stream()
                        .map(Route::method)
                        // RFC 9110 §9.3.2: what can be got can be asked about.
                        .flatMap(it -> it.equals("GET") ? Stream.of(it, "HEAD") : Stream.of(it))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        return Problem.of(405, method + " is not allowed here; " + allow + " is")
                .header("Allow", allow);
    }

    private String hint(List<String> path) {
        var known = all.stream().map(Route::path).collect(Collectors.toCollection(TreeSet::new));
        return Nearest.hint("/" + String.join("/", path), known);
    }
}
