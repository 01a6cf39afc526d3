package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.MockMailServer;
import dev.postiche.MockMailServer.Connections;
import dev.postiche.Snapshot;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Snapshots by name, of each island its own. */
final class SnapshotsResource {

    private static final String ALL = API + "/snapshots";
    private static final String ONE = ALL + "/{name}";

    /** Each holds on to mail that may be gone since. */
    private static final int MOST = 1000;

    private final Map<MockMailServer, Map<String, Snapshot>> snapshots = new ConcurrentHashMap<>();

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.delete(ALL, this::deleteAll),
                Route.put(ONE, this::take),
                Route.get(ONE, request -> Reply.ok(view(request.first(), named(request)))),
                Route.delete(ONE, this::delete),
                Route.post(ONE + "/restore", this::restore));
    }

    private Map<String, Snapshot> of(Request request) {
        return snapshots.computeIfAbsent(request.server(), it -> new ConcurrentSkipListMap<>());
    }

    /** Of an island that is no more. */
    void forget(MockMailServer space) {
        snapshots.remove(space);
    }

    private static ObjectNode view(String name, Snapshot snapshot) {
        return Json.object().put("name", name).put("taken", snapshot.taken().toString());
    }

    private Reply list(Request request) {
        var all = of(request).entrySet().stream();
        return Reply.ok(Json.items(all.map(each -> view(each.getKey(), each.getValue())).toList()));
    }

    private Reply take(Request request) {
        request.body().fields().only();
        var own = of(request);
        if (own.size() >= MOST && !own.containsKey(request.first())) {
            throw Problem.conflict("there are " + MOST + " snapshots; delete some first");
        }
        var snapshot = request.server().snapshot();
        var json = view(request.first(), snapshot);
        return own.put(request.first(), snapshot) == null
                ? Reply.created(ALL + "/" + Paths.segment(request.first()), json)
                : Reply.ok(json);
    }

    private Snapshot named(Request request) {
        return Optional.ofNullable(of(request).get(request.first()))
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "no snapshot \"%s\"; snapshots: %s"
                                                .formatted(request.first(), of(request).keySet())));
    }

    private Reply restore(Request request) {
        var connections = ResetResource.connections(request, Connections.KEEP);
        request.server().restore(named(request), connections);
        return Reply.done();
    }

    private Reply delete(Request request) {
        named(request);
        of(request).remove(request.first());
        return Reply.done();
    }

    private Reply deleteAll(Request request) {
        of(request).clear();
        return Reply.done();
    }
}
