package dev.postiche.fault;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reasons why actions have no meaning at some moments, shared by those that have the same. */
final class Moments {
    private static final Set<Moment> WITHOUT_PROTOCOL =
            EnumSet.of(Moment.ACCEPT, Moment.TLS_HANDSHAKE);

    private Moments() {}

    /** For what alters the rest of a reply. */
    static Optional<String> nothingFollows(Place place, String rather) {
        return switch (place.moment()) {
            case AFTER_REPLY -> Optional.of("nothing follows there; try " + rather);
            case IDLE -> Optional.of("what is told to a client that waits is altered at idle-push");
            default -> Optional.empty();
        };
    }

    /** For what needs the words of the protocol. */
    static Optional<String> nothingIsSaidYet(Place place) {
        return WITHOUT_PROTOCOL.contains(place.moment())
                ? Optional.of("the protocol has not begun there; try greeting")
                : Optional.empty();
    }

    /** For what alters the lines of a reply. */
    static Optional<String> needsReplyLines(Place place) {
        if (place.moment() == Moment.LITERAL) {
            return Optional.of("a literal's content is not made of reply lines; try reply");
        }
        return nothingIsSaidYet(place).or(() -> nothingFollows(place, "before-tagged"));
    }
}
