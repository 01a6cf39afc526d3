package dev.postiche.http.resource;

import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** The web page: sessions with their dialogues, faults, accounts; it asks the API like anybody. */
final class PageResource {

    /** Nothing from elsewhere, and nothing of what mail says can run. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/", request -> file("text/html", "page.html")),
                Route.get("/page.js", request -> file("text/javascript", "page.js")),
                Route.get("/page.css", request -> file("text/css", "page.css")));
    }

    private static Reply file(String type, String name) {
        return Reply.text(type, Files.text(name)).header("Content-Security-Policy", POLICY);
    }
}
