package dev.postiche.http.exchange;

import dev.postiche.fixture.json.FixtureError;
import dev.postiche.fixture.json.FixtureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is refused: what is wrong, where in its body, and what would be right.
 *
 * <p>Programs look at the status and the pointer, people at the detail. RFC 9457.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<FixtureError> errors;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members;

    private Problem(
            int status,
            String detail,
            List<FixtureError> errors,
            Map<String, String> headers,
            Map<String, Object> members) {
        super(detail);
        this.status = status;
        this.errors = errors;
        this.headers = headers;
        this.members = members;
    }

    /** A refusal with this status. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of(), Map.of());
    }

    /** A body that is wrong at this place. RFC 6901 */
    public static Problem at(String pointer, String detail) {
        return errors(List.of(new FixtureError("body", 0, 0, pointer, detail)), 1);
    }

    /** A body with all that is wrong in it. */
    public static Problem wrong(FixtureException wrong) {
        return errors(wrong.errors(), wrong.count());
    }

    private static Problem errors(List<FixtureError> errors, int count) {
        var ordered = new ArrayList<>(errors);
        misspelt(errors)
                .ifPresent(
                        error -> {
                            ordered.remove(error);
                            ordered.add(0, error);
                        });
        var first = ordered.get(0).message();
        var detail = count == 1 ? first : first + " (and " + (count - 1) + " more)";
        return new Problem(400, detail, ordered, Map.of(), Map.of());
    }

    /** A field that is unknown, where the first error is that its object lacks one. */
    private static Optional<FixtureError> misspelt(List<FixtureError> errors) {
        var object = errors.get(0).pointer() + "/";
        return errors.stream()
                .filter(error -> error.message().startsWith("unknown field"))
                .filter(error -> error.pointer().startsWith(object))
                .filter(error -> error.pointer().indexOf('/', object.length()) < 0)
                .findFirst();
    }

    /** What is asked takes more memory than there is at this time. */
    public static Problem noMemory() {
        return of(503, "there is no memory left for this now: give the server a larger heap")
                .header("Retry-After", "1");
    }

    /** There is no such thing. */
    public static Problem notFound(String detail) {
        return of(404, detail);
    }

    /** What the request wants to make is there already, or stands in its way. */
    public static Problem conflict(String detail) {
        return of(409, detail);
    }

    /** The same with a header of the reply. */
    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, detail(), errors, more, members);
    }

    /** The same with one more member of the problem's JSON. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, detail(), errors, headers, more);
    }

    /** The status of the reply. */
    public int status() {
        return status;
    }

    /** A sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The reply that says so. */
    public Reply reply() {
        var json = Json.object().put("type", "about:blank").put("title", title(status));
        json.put("status", status).put("detail", detail());
        if (!errors.isEmpty()) {
            json.put("pointer", errors.get(0).pointer());
            var list = json.putArray("errors");
            for (var error : errors) {
                var item = list.addObject().put("pointer", error.pointer());
                item.put("detail", error.message());
                if (error.line() > 0) {
                    item.put("line", error.line()).put("column", error.column());
                }
            }
        }
        members.forEach(json::putPOJO);
        var reply = Reply.of(status, "application/problem+json", Json.octets(json));
        for (var header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** The words of RFC 9110 §15 for the statuses that are used here. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
