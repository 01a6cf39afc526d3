package dev.postiche.fault;

import java.util.Optional;

/** Takes leave: {@code * BYE text} or {@code -ERR text}, and ends. {@code {"bye": "text"}}. */
public record Bye(String text) implements Action {
    /** Checks that it is one line. */
    public Bye {
        Lines.single("bye", text);
    }

    @Override
    public String word() {
        return "bye";
    }

    @Override
    public void perform(Stage stage) {
        stage.bye(text);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        boolean belowTls = place.moment() == Moment.ACCEPT && !place.isBeginning();
        return place.moment() == Moment.TLS_HANDSHAKE || belowTls
                ? Moments.nothingIsSaidYet(place)
                : Optional.empty();
    }

    @Override
    public boolean isLast() {
        return true;
    }
}
