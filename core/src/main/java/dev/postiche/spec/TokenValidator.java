package dev.postiche.spec;

import java.util.Optional;

/**
 * Decides what a bearer token is worth, beside the tokens that accounts have.
 *
 * <p>So a test can play the authorization server, or ask a real one. It is called on the thread of
 * the connection that logs in, each time that a client does.
 *
 * <pre>{@code
 * MockMailServer.builder()
 *         .account("anna", "secret")
 *         .tokens((user, token) -> token.startsWith("eyJ") ? valid("anna") : unknown());
 * }</pre>
 */
@FunctionalInterface
public interface TokenValidator {

    /**
     * What the token is worth; where it is unknown, those of the accounts are looked at.
     *
     * @param user the login name that the client gave beside the token, if any
     * @param token as the client sent it
     */
    TokenVerdict validate(Optional<String> user, String token);
}
