package dev.postiche.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token that opens an account. RFC 7628 §3.
 *
 * @param value what a client presents
 * @param expires when it stops opening the account, by the server's clock; empty for never
 */
public record AccessToken(String value, Optional<Instant> expires) {

    /** Whether it no longer opens the account. */
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    /** Without its value, which is a secret. */
    @Override
    public String toString() {
        return "AccessToken[expires " + expires.map(Instant::toString).orElse("never") + "]";
    }
}
