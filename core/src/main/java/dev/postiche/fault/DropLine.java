package dev.postiche.fault;

import java.util.Optional;

/**
 * Leaves lines out of the rest of a reply: {@code {"dropLine": "* FLAGS*"}}. A line with a literal
 * goes with its literal; the pattern is compared with its text up to there.
 */
public record DropLine(String pattern) implements Action {
    @Override
    public String word() {
        return "dropLine";
    }

    @Override
    public void perform(Stage stage) {
        stage.dropLines(pattern);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.needsReplyLines(place);
    }
}
