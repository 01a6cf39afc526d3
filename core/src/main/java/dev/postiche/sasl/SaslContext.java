package dev.postiche.sasl;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a mechanism may know of the connection.
 *
 * @param credentials who may log in
 * @param tls facts of the TLS channel, empty without TLS
 * @param hostName the server's name in challenges
 * @param random where nonces come from, so that a seed repeats them
 */
public record SaslContext(
        Credentials credentials,
        Optional<SecureChannel> tls,
        String hostName,
        RandomGenerator random) {}
