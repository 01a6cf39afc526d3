package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.MockMailServer;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What happens, while it happens; who was away learns what was missed. */
final class EventsResource {

    private final Map<MockMailServer, RecentEvents> recent = new ConcurrentHashMap<>();

    List<Route> routes() {
        return List.of(Route.get(API + "/events", this::open));
    }

    /** Of an island that is no more. */
    void forget(MockMailServer space) {
        Optional.ofNullable(recent.remove(space)).ifPresent(RecentEvents::close);
    }

    private Reply open(Request request) {
        return Reply.events(recent.computeIfAbsent(request.server(), RecentEvents::new));
    }
}
