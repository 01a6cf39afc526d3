package dev.postiche.expect;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whenever a connection broke, its client was back within so long, by the server's clock.
 *
 * @param most the longest gap that is right
 */
public record ReconnectedWithin(Duration most) implements Expectation {

    @Override
    public Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        var broken = sessions.stream().filter(ReconnectedWithin::broke).toList();
        return broken.isEmpty()
                ? Optional.of(
                        Finding.of("none did").failure("a connection to break")
                                + (sessions.isEmpty() ? "" : "\n\n" + Recording.excerpt(sessions)))
                : broken.stream().flatMap(it -> late(it, all).stream()).findFirst();
    }

    /** Whether it ended, and not because the client had had enough. */
    private static boolean broke(RecordedSession session) {
        return session.ending()
                .filter(it -> it != Ending.LOGOUT && it != Ending.QUIT)
                .filter(it -> it != Ending.CLIENT_CLOSED)
                .isPresent();
    }

    private Optional<String> late(RecordedSession broken, List<RecordedSession> all) {
        var end = broken.began().plus(broken.lasted());
        var next =
                all.stream()
                        .filter(it -> it.number() > broken.number())
                        .filter(it -> it.protocol() == broken.protocol())
                        .findFirst();
        if (next.isEmpty()) {
            return Optional.of(text("it did not come back", broken, List.of(broken)));
        }
        var gap = Duration.between(end, next.get().began());
        return gap.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(
                        text(
                                "it took " + TimeSpan.format(Duration.ofMillis(gap.toMillis())),
                                broken,
                                List.of(broken, next.get())));
    }

    private String text(String found, RecordedSession broken, List<RecordedSession> shown) {
        return Finding.of(found)
                        .failure(
                                "the client to be back within %s after session %s broke"
                                        .formatted(TimeSpan.format(most), broken.number()))
                + "\n\n"
                + Recording.excerpt(shown);
    }
}
