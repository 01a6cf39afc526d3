package dev.postiche.client;

import dev.postiche.Snapshot;
import java.time.Instant;

/** A snapshot that the server keeps under a name of ours. */
record RemoteSnapshot(Http http, String name, Instant taken) implements Snapshot {

    static RemoteSnapshot take(Http http, String name) {
        var taken = http.send("PUT", "/snapshots/" + Http.segment(name)).text("taken");
        return new RemoteSnapshot(http, name, Instant.parse(taken.orElseThrow()));
    }

    String path() {
        return "/snapshots/" + Http.segment(name);
    }

    @Override
    public String toString() {
        return "snapshot of " + taken;
    }
}
