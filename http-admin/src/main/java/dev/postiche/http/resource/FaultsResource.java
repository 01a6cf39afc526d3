package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import java.util.List;
import java.util.NoSuchElementException;

/** The faults that are armed, each with what has become of it. */
final class FaultsResource {

    private static final String ALL = API + "/faults";
    private static final String ONE = ALL + "/{name}";

    private FaultsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(ALL, request -> Reply.ok(all(request))),
                Route.post(ALL, FaultsResource::arm),
                Route.put(ALL, FaultsResource::replaceAll),
                Route.patch(ALL, FaultsResource::enableAll),
                Route.delete(ALL, FaultsResource::disarmAll),
                Route.get(ONE, request -> Reply.ok(view(named(request)))),
                Route.put(ONE, FaultsResource::put),
                Route.patch(ONE, FaultsResource::enable),
                Route.delete(ONE, FaultsResource::disarm),
                Route.post(ONE + "/release", FaultsResource::release));
    }

    private static ObjectNode all(Request request) {
        var armed = request.server().faults().armed();
        return Json.items(armed.stream().map(FaultsResource::view).toList());
    }

    private static ObjectNode view(ArmedFault armed) {
        var json = Json.parse(FixtureWriter.fault(armed.fault()));
        json.put("enabled", armed.fault().enabled()).put("fired", armed.fired());
        Json.put(json, "nearMisses", armed.nearMisses());
        return json.put("missed", armed.missed());
    }

    private static ArmedFault named(Request request) {
        var faults = request.server().faults();
        return faults.find(request.first())
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "no fault \"%s\"; faults: %s"
                                                .formatted(
                                                        request.first(),
                                                        faults.armed().stream()
                                                                .map(ArmedFault::name)
                                                                .toList())));
    }

    private static Fault read(Request request) {
        return request.body().read(octets -> Fixture.reader().fault("body", octets));
    }

    private static Reply arm(Request request) {
        var fault = read(request);
        var faults = request.server().faults();
        if (!fault.name().isEmpty() && faults.find(fault.name()).isPresent()) {
            throw Problem.conflict(
                    "there is a fault \"%s\"; PUT replaces it".formatted(fault.name()));
        }
        return created(faults.arm(fault));
    }

    private static Reply created(ArmedFault armed) {
        return Reply.created(ALL + "/" + Paths.segment(armed.name()), view(armed));
    }

    private static Reply put(Request request) {
        var fault = read(request);
        var name = request.first();
        // A preset names its fault; only what the body itself says can contradict the path.
        if (request.body().says("name") && !fault.name().equals(name)) {
            throw Problem.at("/name", "the path says \"" + name + "\"; leave out \"name\"");
        }
        var isNew = request.server().faults().find(name).isEmpty();
        var armed = request.server().faults().arm(fault.named(name));
        return isNew ? created(armed) : Reply.ok(view(armed));
    }

    private static Reply replaceAll(Request request) {
        var fixture = FixtureResource.read(request);
        if (!fixture.accounts().isEmpty() || !fixture.server().isEmpty()) {
            throw Problem.at("", "only \"faults\" can be put here; see /fixture");
        }
        request.server().faults().disarmAll();
        fixture.faults().forEach(request.server().faults()::arm);
        return Reply.ok(all(request));
    }

    private static boolean enabled(Request request) {
        var fields = request.body().fields().only("enabled");
        return fields.needed("enabled", fields.flag("enabled"));
    }

    private static Reply enable(Request request) {
        var name = named(request).name();
        request.server().faults().enable(name, enabled(request));
        return Reply.ok(view(named(request)));
    }

    private static Reply enableAll(Request request) {
        var enabled = enabled(request);
        var faults = request.server().faults();
        faults.armed().forEach(armed -> faults.enable(armed.name(), enabled));
        return Reply.ok(all(request));
    }

    private static Reply disarm(Request request) {
        request.server().faults().disarm(named(request).name());
        return Reply.done();
    }

    private static Reply disarmAll(Request request) {
        request.server().faults().disarmAll();
        return Reply.done();
    }

    private static Reply release(Request request) {
        request.body().fields().only();
        var released = request.server().faults().release(named(request).name());
        return Reply.ok(Json.object().put("released", released));
    }
}
