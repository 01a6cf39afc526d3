package dev.postiche.fault;

import java.util.Optional;

/** Ends the connection: {@code {"close": "reset"}}. */
public record Close(CloseKind kind) implements Action {
    @Override
    public String word() {
        return "close";
    }

    @Override
    public void perform(Stage stage) {
        stage.close(kind);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        boolean beforeTls =
                place.moment() == Moment.ACCEPT || place.moment() == Moment.TLS_HANDSHAKE;
        return kind == CloseKind.NO_CLOSE_NOTIFY && beforeTls
                ? Optional.of("TLS has not begun there; try fin")
                : Optional.empty();
    }

    @Override
    public boolean isLast() {
        return true;
    }
}
