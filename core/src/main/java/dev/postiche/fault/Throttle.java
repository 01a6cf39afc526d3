package dev.postiche.fault;

import java.util.Optional;

/**
 * Sends slowly from here to the end of the exchange; from {@code accept} on, to the end of the
 * connection. {@code {"throttle": "500B/s"}}.
 *
 * @param octetsPerSecond at least 1
 */
public record Throttle(long octetsPerSecond) implements Action {
    /** Checks the rate. */
    public Throttle {
        if (octetsPerSecond < 1) {
            throw new IllegalArgumentException("throttle must be at least 1B/s; see stall");
        }
    }

    @Override
    public String word() {
        return "throttle";
    }

    @Override
    public void perform(Stage stage) {
        stage.throttle(octetsPerSecond);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.nothingFollows(place, "before-tagged");
    }
}
