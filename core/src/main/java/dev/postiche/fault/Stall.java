package dev.postiche.fault;

import java.time.Duration;
import java.util.Optional;

/** Says nothing more: until the client leaves, or for a time. {@code {"stall": true}}. */
public record Stall(Optional<Duration> time) implements Action {
    @Override
    public String word() {
        return "stall";
    }

    @Override
    public void perform(Stage stage) {
        time.ifPresentOrElse(stage::delay, stage::stall);
    }

    @Override
    public boolean isLast() {
        return time.isEmpty();
    }
}
