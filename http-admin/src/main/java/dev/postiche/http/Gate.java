package dev.postiche.http;

import dev.postiche.http.exchange.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may come in.
 *
 * <p>A web site that somebody looks at while tests run must not reach the server: not by a form
 * (Origin), not by a name of its own that leads here (Host). RFC 6454 §7, RFC 9110 §7.2.
 */
final class Gate {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final String BEARER = "bearer ";

    private final AdminSettings settings;

    Gate(AdminSettings settings) {
        this.settings = settings;
    }

    /**
     * @param isProtected whether the path wants the token
     * @throws Problem 401 or 403
     */
    void check(
            Optional<String> host,
            Optional<String> origin,
            Optional<String> authorization,
            boolean isProtected) {
        var knows = settings.token().isPresent() && authorization.filter(this::isRight).isPresent();
        if (!knows && host.filter(this::isOurs).isEmpty()) {
            throw Problem.of(
                    403,
                    "the Host header %s is none of this server; allow a name by --admin-host"
                            .formatted(
                                    host.map(name -> "\"" + name + "\"").orElse("is missing and")));
        }
        if (origin.isPresent() && host.filter(name -> isSame(origin.get(), name)).isEmpty()) {
            throw Problem.of(403, "requests of web pages from elsewhere are refused");
        }
        if (isProtected && settings.token().isPresent() && !knows) {
            throw Problem.of(401, "send the token as Authorization: Bearer TOKEN")
                    .header("WWW-Authenticate", "Bearer");
        }
    }

    private boolean isRight(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        octets(authorization.substring(BEARER.length()).strip()),
                        octets(settings.token().orElse("")));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isOurs(String host) {
        var name = withoutPort(host).toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(name).matches()
                || name.equals(bracketed(settings.bind()))
                || settings.hosts().stream().anyMatch(name::equalsIgnoreCase)
                || (settings.open() && isLocal(name));
    }

    /** An address, or a name of one's own network, as no web site has. */
    private static boolean isLocal(String name) {
        return IPV4.matcher(name).matches()
                || name.startsWith("[")
                || (!name.isEmpty() && !name.contains("."));
    }

    private static String withoutPort(String host) {
        var colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String bracketed(String address) {
        var name = address.toLowerCase(Locale.ROOT);
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    /** The page of this very server; a proxy before it may speak TLS. */
    private static boolean isSame(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }
}
