package dev.postiche.client;

import dev.postiche.ServerFacts;
import dev.postiche.record.Counters;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.function.UnaryOperator;

/** What a server says of itself. */
final class RemoteFacts {

    private RemoteFacts() {}

    static ServerFacts of(Json server, UnaryOperator<Endpoint> mapping) {
        var endpoints = new ArrayList<Endpoint>();
        for (var protocol : Protocol.values()) {
            for (var tls : new boolean[] {false, true}) {
                server.at("endpoints")
                        .text(protocol.word() + (tls ? "s" : ""))
                        .map(address -> endpoint(protocol, tls, address))
                        .map(mapping)
                        .ifPresent(endpoints::add);
            }
        }
        var counters = new EnumMap<Protocol, Counters>(Protocol.class);
        for (var protocol : Protocol.values()) {
            counters.put(protocol, counters(server.at("counters").at(protocol.word())));
        }
        return new ServerFacts(
                endpoints,
                server.texts("capabilities"),
                server.text("profile").orElse(""),
                server.number("seed"),
                server.at("limits").textsByName(),
                counters);
    }

    private static Endpoint endpoint(Protocol protocol, boolean tls, String address) {
        var uri = URI.create("mail://" + address);
        var host = String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", "");
        return new Endpoint(protocol, tls, host, uri.getPort());
    }

    private static Counters counters(Json said) {
        return new Counters(
                said.number("connections"),
                said.number("live"),
                said.number("commands"),
                said.number("refusals"),
                said.number("octetsIn"),
                said.number("octetsOut"),
                said.number("faults"));
    }
}
