package dev.postiche.fault;

import java.util.Optional;

/**
 * Sends no more than the first octets of each content that follows in the reply, and announces just
 * these: the client cannot see that anything is missing. {@code {"truncate": 100}}.
 *
 * @param octets that are sent at most
 */
public record Truncate(long octets) implements Action {
    /** Checks the number. */
    public Truncate {
        if (octets < 0) {
            throw new IllegalArgumentException("truncate must be 0 octets or more");
        }
    }

    @Override
    public String word() {
        return "truncate";
    }

    @Override
    public void perform(Stage stage) {
        stage.truncate(octets);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return switch (place.moment()) {
            case LITERAL -> Optional.of("the size is announced before the content; try reply");
            case GREETING, CLIENT_LITERAL, BEFORE_TAGGED, IDLE_PUSH ->
                    Optional.of("no content follows there; try reply");
            default ->
                    Moments.nothingIsSaidYet(place)
                            .or(() -> Moments.nothingFollows(place, "reply"));
        };
    }
}
