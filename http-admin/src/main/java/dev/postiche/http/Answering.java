package dev.postiche.http;

import dev.postiche.MockMailServer;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.http.exchange.Body;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.http.exchange.Routes;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of a request, whatever HTTP server it came by: gate, route, handler, and every refusal as
 * a problem.
 */
final class Answering {

    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    /** What everybody may ask: programs that start containers have no token. */
    private static final List<List<String>> UNPROTECTED =
            List.of(List.of("api", "v1", "health"), List.of("api", "v1", "ready"));

    private final Gate gate;
    private final Routes routes;
    private final Function<String, MockMailServer> spaces;

    Answering(Gate gate, Routes routes, Function<String, MockMailServer> spaces) {
        this.gate = gate;
        this.routes = routes;
        this.spaces = spaces;
    }

    /**
     * The head of a request.
     *
     * @param path as it came, encoded
     * @param query as it came, encoded
     */
    record Head(
            String method,
            String path,
            String query,
            Optional<String> host,
            Optional<String> origin,
            Optional<String> authorization,
            String accept,
            String contentType) {}

    /** What is meant, once it is allowed. */
    record Admitted(Head head, Target target, Routes.Found found) {}

    /**
     * @throws Problem if it is refused before its body is looked at
     */
    Admitted admit(Head head) {
        // By what the path means, not by how it is written: a letter may be encoded, too.
        var target = target(head);
        gate.check(head.host(), head.origin(), head.authorization(), isProtected(target.path()));
        var method = head.method().equals("HEAD") ? "GET" : head.method();
        var found = routes.find(method, target.path());
        target.check(found.route());
        return new Admitted(head, target, found);
    }

    /** One that cannot be read is still shown to nobody who may not come in. */
    private Target target(Head head) {
        try {
            return Target.of(head.path(), head.query());
        } catch (Problem unreadable) {
            gate.check(head.host(), head.origin(), head.authorization(), true);
            throw unreadable;
        }
    }

    private static boolean isProtected(List<String> path) {
        return path.get(0).equals("api") && !UNPROTECTED.contains(path);
    }

    Reply answer(Admitted admitted, byte[] body) {
        try {
            var target = admitted.target();
            var space = Optional.ofNullable(target.query().get(Route.SPACE)).orElse("");
            var request =
                    new Request(
                            spaces.apply(space),
                            admitted.found().variables(),
                            target.query(),
                            admitted.head().accept(),
                            Body.of(admitted.head().contentType(), body));
            return admitted.found().route().handler().answer(request);
        } catch (RuntimeException e) {
            return problem(e).reply();
        } catch (OutOfMemoryError e) {
            return Problem.noMemory().reply();
        }
    }

    /** The exceptions of the public face in the words of HTTP. */
    static Problem problem(RuntimeException e) {
        var message = String.valueOf(e.getMessage());
        if (e instanceof Problem problem) {
            return problem;
        } else if (e instanceof FixtureException wrong) {
            return Problem.wrong(wrong);
        } else if (e instanceof NoSuchElementException) {
            return Problem.notFound(message);
        } else if (e instanceof IllegalStateException) {
            return Problem.conflict(message);
        } else if (e instanceof FaultRefused || e instanceof IllegalArgumentException) {
            return Problem.at("", message);
        }
        LOG.log(System.Logger.Level.ERROR, "a request failed", e);
        return Problem.of(500, "this is a bug of the server: " + e);
    }
}
