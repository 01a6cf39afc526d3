package dev.postiche.fault;

import java.util.Optional;

/**
 * Sends nothing more of the reply. Before the command has run ({@code command}, {@code
 * before-execute}) it does not run either. {@code {"swallow": true}}.
 */
public record Swallow() implements Action {
    @Override
    public String word() {
        return "swallow";
    }

    @Override
    public void perform(Stage stage) {
        stage.swallow();
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.nothingIsSaidYet(place)
                .or(() -> Moments.nothingFollows(place, "before-tagged"));
    }
}
