package dev.postiche;

import dev.postiche.record.Recording;
import java.time.Duration;

/**
 * A wait that came to its deadline: what was waited for, and what did happen instead.
 *
 * <p>An {@link AssertionError}, so that test frameworks count a failure and not a broken test.
 */
public final class DeadlinePassed extends AssertionError {

    private static final long serialVersionUID = 1L;

    public DeadlinePassed(String message) {
        super(message);
    }

    /**
     * With all that did happen, in short.
     *
     * @param deadline how long was waited
     * @param what what was waited for
     * @param soFar how far it is, empty where nobody knows
     * @param recording what was said meanwhile
     */
    public static DeadlinePassed after(
            Duration deadline, String what, String soFar, Recording recording) {
        var sessions = recording.sessions();
        var happened =
                sessions.isEmpty()
                        ? "nobody connected"
                        : "what did happen in %s session(s):\n%s"
                                .formatted(sessions.size(), Recording.excerpt(sessions));
        return new DeadlinePassed(
                "waited %s ms for %s; %s%s"
                        .formatted(
                                deadline.toMillis(),
                                what,
                                soFar.isEmpty() ? "" : soFar + "; ",
                                happened));
    }
}
