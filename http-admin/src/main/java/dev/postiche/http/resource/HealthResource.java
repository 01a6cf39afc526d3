package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** Whether the server lives and can be used: for whoever starts containers. */
final class HealthResource {

    private HealthResource() {}

    static List<Route> routes() {
        // Everything else listens before the admin API does.
        return List.of(
                Route.get(API + "/health", request -> status("up")),
                Route.get(API + "/ready", request -> status("ready")));
    }

    private static Reply status(String word) {
        return Reply.ok(Json.object().put("status", word));
    }
}
