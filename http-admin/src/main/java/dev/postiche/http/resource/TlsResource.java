package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** What clients need to trust this server, in the forms that OpenSSL and Java take. */
final class TlsResource {

    /** What Java's own tools take when nobody says a password. */
    private static final String USUAL_PASSWORD = "changeit";

    private static final String PKCS12 = "application/x-pkcs12";

    private TlsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(API + "/tls/ca.pem", TlsResource::pem),
                Route.get(API + "/tls/ca.p12", TlsResource::trustStore).query("password"),
                Route.get(API + "/tls/clients/{user}", TlsResource::client).query("password"));
    }

    private static Reply pem(Request request) {
        return Reply.text("application/x-pem-file", request.server().tls().pem());
    }

    private static Reply trustStore(Request request) {
        return Reply.of(200, PKCS12, request.server().tls().trustStore(password(request)));
    }

    /** A certificate and its key for SASL EXTERNAL. RFC 4422 appendix A */
    private static Reply client(Request request) {
        var name = request.first();
        if (!(name.endsWith(".p12") || name.endsWith(".pem")) || name.length() < 5) {
            throw Problem.notFound("a client's certificate is called USER.p12 or USER.pem");
        }
        var user = name.substring(0, name.length() - 4);
        if (name.endsWith(".pem")) {
            return Reply.text("application/x-pem-file", request.server().tls().clientPem(user));
        }
        return Reply.of(
                200, PKCS12, request.server().tls().clientKeyStore(user, password(request)));
    }

    private static String password(Request request) {
        var password = request.query("password").orElse(USUAL_PASSWORD);
        if (password.isEmpty()) {
            throw Problem.of(400, "?password is not empty");
        }
        return password;
    }
}
