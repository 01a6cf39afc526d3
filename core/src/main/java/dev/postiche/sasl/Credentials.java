package dev.postiche.sasl;

import dev.postiche.spec.TokenVerdict;
import java.util.Optional;

/** Who may log in; asked by LOGIN, USER and PASS, APOP and every SASL mechanism. */
public interface Credentials {

    /** The account that this login name and password open. */
    Optional<String> login(String name, String password);

    /** The account behind a login name together with its password, for challenge mechanisms. */
    Optional<Secret> secret(String name);

    /**
     * The account that is open now that a client has shown to know its secret.
     *
     * @param secret one that {@link #secret} gave
     */
    default String proven(Secret secret) {
        return secret.account();
    }

    /** The account that a login name or address leads to. */
    Optional<String> account(String name);

    /** The account for those who do not say who they are; empty where that is not allowed. */
    Optional<String> anonymous();

    /**
     * What a bearer token is worth.
     *
     * @param name the login name that the client gave beside the token, if any
     */
    TokenVerdict token(Optional<String> name, String token);

    /**
     * An account and its password.
     *
     * @param account the account's user name
     * @param password its password in the clear, as a test double keeps it
     */
    record Secret(String account, String password) {
        @Override
        public String toString() {
            return "Secret[" + account + "]";
        }
    }
}
