package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.DeadlinePassed;
import dev.postiche.fixture.Fixture;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** Waits until clients have done something, so that no test in any language needs to sleep. */
final class WaitResource {

    private WaitResource() {}

    static List<Route> routes() {
        return List.of(Route.post(API + "/wait", WaitResource::await));
    }

    private static Reply await(Request request) {
        var wait = request.body().read(octets -> Fixture.reader().await("body", octets));
        var began = System.nanoTime();
        try {
            request.server().await().until(wait);
        } catch (DeadlinePassed passed) {
            throw Problem.of(408, String.valueOf(passed.getMessage()));
        }
        var waited = (System.nanoTime() - began) / 1_000_000;
        return Reply.ok(Json.object().put("ok", true).put("waitedMs", waited));
    }
}
