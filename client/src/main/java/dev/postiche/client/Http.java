package dev.postiche.client;

import dev.postiche.DeadlinePassed;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureError;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.fixture.json.FixtureReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Asks the admin API; what it refuses is thrown as the server in the same process would throw it.
 *
 * @param base of the server
 * @param space the island that is meant; empty for the whole
 */
record Http(HttpClient client, URI base, Optional<String> token, String space) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Http to(URI base, Optional<String> token) {
        // HTTP/2 is not spoken there, and asking for it would cost a round trip.
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return new Http(client.connectTimeout(PATIENCE).build(), base, token, "");
    }

    Http in(String otherSpace) {
        return new Http(client, base, token, otherSpace);
    }

    boolean reachesTheSameAs(Http other) {
        return base.equals(other.base) && space.equals(other.space);
    }

    /** A reader of what fixtures can say. */
    static FixtureReader reader() {
        return Fixture.reader();
    }

    /** A name as one segment of a path. RFC 3986 §2.1 */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Json get(String path) {
        return Json.parse(octets(path, "application/json"));
    }

    byte[] octets(String path, String accept) {
        return send(request(path, PATIENCE).header("Accept", accept).GET().build());
    }

    Json send(String method, String path) {
        return send(method, path, "");
    }

    Json send(String method, String path, String json) {
        return send(method, path, json, PATIENCE);
    }

    Json send(String method, String path, String json, Duration patience) {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request =
                request(path, patience)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        return Json.parse(send(request));
    }

    /** A reply that goes on. */
    HttpResponse<InputStream> stream(String path) {
        try {
            var request = HttpRequest.newBuilder(uri(path));
            token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            var reply = client.send(request.build(), BodyHandlers.ofInputStream());
            if (reply.statusCode() >= 400) {
                throw refusal(reply, reply.body().readAllBytes());
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + base + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(patience);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private URI uri(String path) {
        var island =
                space.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "space=" + segment(space);
        return URI.create(base.toString().replaceAll("/$", "") + "/api/v1" + path + island);
    }

    private byte[] send(HttpRequest request) {
        HttpResponse<byte[]> reply;
        try {
            reply = client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + base + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (reply.statusCode() >= 400) {
            throw refusal(reply, reply.body());
        }
        return reply.body();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the server was asked", e);
    }

    /** Throws an error, or gives the exception to throw. */
    private static RuntimeException refusal(HttpResponse<?> reply, byte[] body) {
        var isProblem =
                reply.headers().firstValue("Content-Type").orElse("").contains("problem+json");
        if (!isProblem) {
            return new IllegalStateException("the server answered " + reply.statusCode());
        }
        var problem = Json.parse(body);
        var detail = problem.text("detail").orElse("");
        return switch (reply.statusCode()) {
            case 404 -> new NoSuchElementException(detail);
            case 408 -> throw new DeadlinePassed(detail);
            case 400 -> wrong(problem, detail);
            case 401, 403, 413 -> new IllegalArgumentException(detail);
            default -> new IllegalStateException(detail);
        };
    }

    private static RuntimeException wrong(Json problem, String detail) {
        List<FixtureError> errors =
                problem.list("errors").stream()
                        .map(
                                error ->
                                        new FixtureError(
                                                "body",
                                                (int) error.number("line"),
                                                (int) error.number("column"),
                                                error.text("pointer").orElse(""),
                                                error.text("detail").orElse("")))
                        .toList();
        return errors.stream().anyMatch(error -> error.line() > 0)
                ? new FixtureException(errors)
                : new IllegalArgumentException(detail);
    }
}
