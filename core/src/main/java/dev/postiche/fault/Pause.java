package dev.postiche.fault;

/**
 * Holds the session until the fault is released or taken away, so that a test can look round.
 * {@code {"pause": true}}.
 */
public record Pause() implements Action {
    @Override
    public String word() {
        return "pause";
    }

    @Override
    public void perform(Stage stage) {
        stage.pause();
    }
}
