package dev.postiche;

import dev.postiche.store.MailStore;
import dev.postiche.store.StoreState;
import java.time.Instant;

/** A state of a store, and which store it was. */
record InProcessSnapshot(MailStore store, StoreState state, Instant taken) implements Snapshot {

    @Override
    public String toString() {
        return "snapshot of " + taken;
    }
}
