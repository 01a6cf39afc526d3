package dev.postiche.client;

import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Faults;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.fixture.json.FixtureWriter;
import java.util.List;
import java.util.NoSuchElementException;

/** The faults of a server in another process. */
record RemoteFaults(Http http) implements Faults {

    private static final String ALL = "/faults";

    private static String path(String name) {
        return ALL + "/" + Http.segment(name);
    }

    private static ArmedFault armed(Json json) {
        var fault = json.without("fired", "nearMisses", "missed").octets();
        return new ArmedFault(
                Http.reader().fault("fault", fault),
                json.number("fired"),
                json.texts("nearMisses"),
                json.number("missed"));
    }

    @Override
    public ArmedFault arm(Fault fault) {
        fault.check();
        var json = FixtureWriter.fault(fault);
        try {
            return armed(
                    fault.name().isEmpty()
                            ? http.send("POST", ALL, json)
                            : http.send("PUT", path(fault.name()), json));
        } catch (FixtureException | IllegalArgumentException e) {
            throw new FaultRefused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<ArmedFault> armed() {
        return http.get(ALL).list("items").stream().map(RemoteFaults::armed).toList();
    }

    @Override
    public boolean enable(String name, boolean enabled) {
        return there(() -> http.send("PATCH", path(name), "{\"enabled\": " + enabled + "}"));
    }

    @Override
    public boolean disarm(String name) {
        return there(() -> http.send("DELETE", path(name)));
    }

    @Override
    public void disarmAll() {
        http.send("DELETE", ALL);
    }

    @Override
    public int release(String name) {
        try {
            return (int) http.send("POST", path(name) + "/release").number("released");
        } catch (NoSuchElementException gone) {
            return 0;
        }
    }

    private static boolean there(Runnable request) {
        try {
            request.run();
            return true;
        } catch (NoSuchElementException gone) {
            return false;
        }
    }
}
