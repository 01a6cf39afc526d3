package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.record.Counters;
import java.util.List;
import java.util.TreeMap;

/** What the server is: endpoints by the keys of the READY line, capabilities, counters. */
final class ServerResource {

    private ServerResource() {}

    static List<Route> routes() {
        return List.of(Route.get(API + "/server", ServerResource::show));
    }

    private static Reply show(Request request) {
        var facts = request.server().server();
        var json = Json.object();
        var endpoints = json.putObject("endpoints");
        for (var endpoint : facts.endpoints()) {
            endpoints.put(endpoint.uri().getScheme(), endpoint.toString());
        }
        Json.put(json, "capabilities", facts.capabilities());
        json.put("profile", facts.profile()).put("seed", facts.seed());
        var limits = json.putObject("limits");
        new TreeMap<>(facts.limits()).forEach((name, value) -> put(limits, name, value));
        var counters = json.putObject("counters");
        new TreeMap<>(facts.counters())
                .forEach((protocol, counted) -> counters.set(protocol.word(), view(counted)));
        return Reply.ok(json);
    }

    /** Numbers as numbers, so that what was shown can be said in a fixture. */
    private static void put(ObjectNode limits, String name, String value) {
        if (value.matches("[0-9]{1,18}")) {
            limits.put(name, Long.parseLong(value));
        } else {
            limits.put(name, value);
        }
    }

    private static ObjectNode view(Counters counters) {
        return Json.object()
                .put("connections", counters.connections())
                .put("live", counters.live())
                .put("commands", counters.commands())
                .put("refusals", counters.refusals())
                .put("octetsIn", counters.octetsIn())
                .put("octetsOut", counters.octetsOut())
                .put("faults", counters.faults());
    }
}
