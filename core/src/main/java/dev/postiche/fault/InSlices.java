package dev.postiche.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * Sends in small segments from here to the end of the exchange; from {@code accept} on, to the end
 * of the connection. {@code {"slice": 1}}.
 *
 * @param octets in a segment, at least 1
 * @param pause after each, because the system joins segments that follow at once
 */
public record InSlices(int octets, Duration pause) implements Action {
    /** The pause when nobody says another. */
    public static final Duration PAUSE = Duration.ofMillis(1);

    /** Checks the size. */
    public InSlices {
        if (octets < 1) {
            throw new IllegalArgumentException("slice must be at least 1 octet");
        }
    }

    @Override
    public String word() {
        return "slice";
    }

    @Override
    public void perform(Stage stage) {
        stage.slice(octets, pause);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.nothingFollows(place, "before-tagged");
    }
}
