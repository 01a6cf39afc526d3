package dev.postiche.fault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts a text in place of another in the rest of a reply, in lines and literals alike; announced
 * sizes stay as they are. {@code {"replace": {"find": "…", "with": "…"}}}.
 *
 * @param find compared octet by octet in UTF-8, not empty
 */
public record Replace(String find, String with) implements Action {
    /** Checks that there is something to find. */
    public Replace {
        if (find.isEmpty()) {
            throw new IllegalArgumentException("find must not be empty");
        }
    }

    @Override
    public String word() {
        return "replace";
    }

    @Override
    public void perform(Stage stage) {
        stage.replace(find.getBytes(StandardCharsets.UTF_8), with.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.nothingIsSaidYet(place)
                .or(() -> Moments.nothingFollows(place, "before-tagged"));
    }
}
