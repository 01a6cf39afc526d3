package dev.postiche.http.resource;

import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.stream.Stream;

/** The web page: sessions with their dialogues, faults, mail; it asks the API like anybody. */
final class PageResource {

    /**
     * Nothing from elsewhere, and nothing of what mail says can run. The styles and pictures are
     * those of a mail in HTML, whose frame inherits this.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final List<String> SCRIPTS =
            List.of("page.js", "api.js", "dom.js", "sessions.js", "faults.js", "mail.js");

    private PageResource() {}

    static List<Route> routes() {
        var scripts = SCRIPTS.stream().map(name -> route("/page/" + name, "text/javascript", name));
        return Stream.concat(
                        Stream.of(
                                route("/", "text/html", "index.html"),
                                route("/page/page.css", "text/css", "page.css")),
                        scripts)
                .toList();
    }

    private static Route route(String path, String type, String name) {
        return Route.get(path, request -> file(type, name));
    }

    private static Reply file(String type, String name) {
        return Reply.text(type, Files.text("page/" + name))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-cache");
    }
}
