package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.MockMailServer.Connections;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.Locale;

/** Back to the start. */
final class ResetResource {

    private ResetResource() {}

    static List<Route> routes() {
        return List.of(Route.post(API + "/reset", ResetResource::reset));
    }

    private static Reply reset(Request request) {
        request.server().reset(connections(request, Connections.CLOSE));
        return Reply.done();
    }

    /** What a body says of the connections that are open. */
    static Connections connections(Request request, Connections otherwise) {
        return request.body()
                .fields()
                .only("connections")
                .word("connections", "close", "keep")
                .map(word -> Connections.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }
}
