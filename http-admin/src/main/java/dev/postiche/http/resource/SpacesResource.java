package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.MockMailServer;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.NoSuchElementException;

/** The islands that there are; one comes into being when something is asked of it. */
final class SpacesResource {

    private static final String ALL = API + "/spaces";
    private static final String ONE = ALL + "/{name}";

    private final SnapshotsResource snapshots;
    private final EventsResource events;

    SpacesResource(SnapshotsResource snapshots, EventsResource events) {
        this.snapshots = snapshots;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, SpacesResource::list),
                Route.delete(ALL, this::closeAll),
                Route.delete(ONE, this::close));
    }

    private static Reply list(Request request) {
        var names = request.server().spaces().stream();
        return Reply.ok(Json.items(names.map(name -> Json.object().put("name", name)).toList()));
    }

    private Reply close(Request request) {
        var name = request.first();
        if (!request.server().spaces().contains(name)) {
            throw new NoSuchElementException(
                    "no space \"%s\"; spaces: %s".formatted(name, request.server().spaces()));
        }
        close(request.server().space(name));
        return Reply.done();
    }

    private Reply closeAll(Request request) {
        for (var name : request.server().spaces()) {
            close(request.server().space(name));
        }
        return Reply.done();
    }

    private void close(MockMailServer space) {
        snapshots.forget(space);
        events.forget(space);
        space.close();
    }
}
