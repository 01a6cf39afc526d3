package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** Whether clients sent what they were expected to send, and what came nearest if not. */
final class VerifyResource {

    private VerifyResource() {}

    static List<Route> routes() {
        return List.of(Route.post(API + "/verify", VerifyResource::verify));
    }

    private static Reply verify(Request request) {
        var verification =
                request.body().read(octets -> Fixture.reader().verification("body", octets));
        var verdict = verification.of(request.server().recording());
        return Reply.ok(Json.parse(FixtureWriter.verdict(verdict)));
    }
}
