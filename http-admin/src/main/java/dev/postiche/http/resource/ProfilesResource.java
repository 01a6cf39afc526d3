package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.fixture.Profiles;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** The server personalities that can be chosen at the start, as their files say them. */
final class ProfilesResource {

    private ProfilesResource() {}

    static List<Route> routes() {
        return List.of(Route.get(API + "/profiles", request -> list()));
    }

    private static Reply list() {
        return Reply.ok(
                Json.items(
                        Profiles.all().stream()
                                .map(profile -> Json.parse(FixtureWriter.profile(profile)))
                                .toList()));
    }
}
