package dev.postiche;

import dev.postiche.record.Counters;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Map;

/**
 * What a server says of itself, the same words in Java and over HTTP.
 *
 * @param endpoints where it listens, in the order of the READY line
 * @param capabilities what an IMAP client can be told after login
 * @param profile the name of the server personality
 * @param seed what all that happens by chance is drawn from
 * @param limits in force, by their names, as one writes them
 * @param counters what was spoken in each protocol since the start
 */
public record ServerFacts(
        List<Endpoint> endpoints,
        List<String> capabilities,
        String profile,
        long seed,
        Map<String, String> limits,
        Map<Protocol, Counters> counters) {

    public ServerFacts {
        endpoints = List.copyOf(endpoints);
        capabilities = List.copyOf(capabilities);
        limits = Map.copyOf(limits);
        counters = Map.copyOf(counters);
    }
}
