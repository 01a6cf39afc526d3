package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** The description of the API: for programs, and as a page that needs nothing from elsewhere. */
final class DocsResource {

    private static final String JSON = "application/json";

    private DocsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(
                        API + "/openapi.json",
                        request -> Reply.text(JSON, Files.text("openapi.json"))),
                Route.get(
                        API + "/fixture-1.schema.json",
                        request -> Reply.text(JSON, Files.schema())),
                Route.get(API + "/docs", request -> page()));
    }

    private static Reply page() {
        var page = new DocsPage(Json.parse(Files.text("openapi.json"))).html();
        return Reply.text("text/html", page)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self';"
                                + " sandbox allow-same-origin");
    }
}
