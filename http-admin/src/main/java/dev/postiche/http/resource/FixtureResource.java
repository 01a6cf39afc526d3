package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.fixture.Fixture;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All that the server holds, in one piece; the only reply that tells passwords. */
final class FixtureResource {

    private static final String FIXTURE = API + "/fixture";

    private FixtureResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(FIXTURE, FixtureResource::export),
                Route.put(FIXTURE, FixtureResource::replace),
                Route.patch(FIXTURE, FixtureResource::add));
    }

    private static Reply export(Request request) {
        var json = request.server().fixture().toJson();
        return Reply.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply replace(Request request) {
        request.server().replace(read(request));
        return Reply.done();
    }

    private static Reply add(Request request) {
        request.server().add(read(request));
        return Reply.done();
    }

    /** The fixture in a body. */
    static Fixture read(Request request) {
        return request.body().read(octets -> Fixture.read("body", octets));
    }
}
