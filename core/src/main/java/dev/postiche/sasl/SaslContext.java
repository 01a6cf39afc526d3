package dev.postiche.sasl;

import dev.postiche.spec.ServerProfile;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a mechanism may know of the connection.
 *
 * @param credentials who may log in
 * @param tls facts of the TLS channel, empty without TLS
 * @param hostName the server's name in challenges
 * @param random where nonces come from, so that a seed repeats them
 * @param profile of the server, which may refuse in a way of its own
 */
public record SaslContext(
        Credentials credentials,
        Optional<SecureChannel> tls,
        String hostName,
        RandomGenerator random,
        ServerProfile profile) {}
