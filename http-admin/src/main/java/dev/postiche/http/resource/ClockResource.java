package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.spec.When;
import java.util.List;

/** The server's own time. */
final class ClockResource {

    private static final String CLOCK = API + "/clock";

    private ClockResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(CLOCK, ClockResource::show),
                Route.put(CLOCK, ClockResource::set),
                Route.post(CLOCK + "/advance", ClockResource::advance));
    }

    private static Reply show(Request request) {
        return Reply.ok(Json.object().put("now", request.server().clock().now().toString()));
    }

    private static Reply set(Request request) {
        var clock = request.server().clock();
        var fields = request.body().fields().only("now");
        var now = fields.text("now", text -> When.parse(text).from(clock.now()).toInstant());
        clock.setTo(fields.needed("now", now));
        return show(request);
    }

    private static Reply advance(Request request) {
        var fields = request.body().fields().only("by");
        request.server().clock().advance(fields.needed("by", fields.duration("by")));
        return show(request);
    }
}
