package dev.postiche;

import dev.postiche.spec.Endpoint;
import java.util.List;

/**
 * What a server says of itself, the same words in Java and over HTTP.
 *
 * @param endpoints where it listens, in the order of the READY line
 * @param capabilities what an IMAP client can be told after login
 * @param profile the name of the server personality
 * @param seed what all that happens by chance is drawn from
 */
public record ServerFacts(
        List<Endpoint> endpoints, List<String> capabilities, String profile, long seed) {

    public ServerFacts {
        endpoints = List.copyOf(endpoints);
        capabilities = List.copyOf(capabilities);
    }
}
