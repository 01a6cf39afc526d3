package dev.postiche.sasl;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a client sends to log in by token: fields that end in ^A, one of them {@code auth=Bearer …}.
 *
 * @param user the login name, if the client gave one
 * @param token the access token
 */
record BearerMessage(Optional<String> user, String token) {
    private static final String SEPARATOR = "\u0001";
    private static final String AUTH = "auth=";
    private static final String SCHEME = "Bearer ";

    /** {@code n,a=user@example.org,^Ahost=…^Aport=…^Aauth=Bearer …^A^A}. RFC 7628 §3.1. */
    static Optional<BearerMessage> oauthBearer(String text) {
        var header = text.indexOf(SEPARATOR);
        if (header < 0) {
            return Optional.empty();
        }
        var gs2 = text.substring(0, header).split(",", -1);
        // RFC 7628 §3.1: without channel binding the flag is "n" or "y"
        if (gs2.length != 3 || !(gs2[0].equals("n") || gs2[0].equals("y")) || !gs2[2].isEmpty()) {
            return Optional.empty();
        }
        if (!gs2[1].isEmpty() && !gs2[1].startsWith("a=")) {
            return Optional.empty();
        }
        var user =
                Optional.of(gs2[1])
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.substring(2).replace("=2C", ",").replace("=3D", "="));
        return token(text.substring(header)).map(token -> new BearerMessage(user, token));
    }

    /** {@code user=user@example.org^Aauth=Bearer …^A^A}. */
    static Optional<BearerMessage> xoauth2(String text) {
        var fields = text.split(SEPARATOR, -1);
        if (!fields[0].startsWith("user=")) {
            return Optional.empty();
        }
        var user = Optional.of(fields[0].substring("user=".length()));
        return token(text).map(token -> new BearerMessage(user, token));
    }

    private static Optional<String> token(String text) {
        if (!text.endsWith(SEPARATOR + SEPARATOR)) {
            return Optional.empty();
        }
        return Arrays.stream(text.split(SEPARATOR))
                .filter(field -> field.startsWith(AUTH))
                .map(field -> field.substring(AUTH.length()))
                .findFirst()
                .flatMap(BearerMessage::bearer);
    }

    /**
     * An empty field asks which scope is needed, and is answered like a wrong token. RFC 7628 §4.3
     */
    private static Optional<String> bearer(String field) {
        return field.isEmpty()
                ? Optional.of("")
                : Optional.of(field)
                        .filter(auth -> auth.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .map(auth -> auth.substring(SCHEME.length()).strip());
    }
}
