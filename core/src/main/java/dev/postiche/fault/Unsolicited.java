package dev.postiche.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Sends lines nobody asked for: {@code {"unsolicited": ["* 5 EXISTS"]}}. */
public record Unsolicited(List<String> lines) implements Action {
    /** Checks that each is one line. */
    public Unsolicited {
        lines = List.copyOf(lines);
        lines.forEach(line -> Lines.single("a line of unsolicited", line));
    }

    @Override
    public String word() {
        return "unsolicited";
    }

    @Override
    public void perform(Stage stage) {
        for (var line : lines) {
            stage.send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return place.moment() == Moment.LITERAL
                ? Optional.of("a line there would be content; try reply, or send")
                : Moments.nothingIsSaidYet(place);
    }
}
