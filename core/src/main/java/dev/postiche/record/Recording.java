package dev.postiche.record;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** All that was said to a server and by it since its start or last reset. */
public interface Recording {

    /** All sessions that are kept, oldest first, live ones included, each as it is now. */
    List<RecordedSession> sessions();

    /**
     * A session by its number, counted from 1.
     *
     * @throws NoSuchElementException when there is none, with those that there are
     */
    default RecordedSession session(int number) {
        var all = sessions();
        return all.stream()
                .filter(session -> session.number() == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "no session %s is recorded; %s"
                                                .formatted(number, SessionFilter.listed(all))));
    }

    /**
     * Waits until one session is so, or until real time is up.
     *
     * @return the first session that is so, empty when the time was up
     */
    Optional<RecordedSession> await(Predicate<RecordedSession> condition, Duration timeout);

    /** Forgets a session that has ended; false when there is no such session. */
    boolean forget(int number);

    /** Forgets all sessions that have ended. */
    void forgetEnded();

    /** Forgets what was said; live sessions are recorded on. */
    void forget();

    /** Sessions that were dropped whole for want of room; there is a mark where parts were. */
    long droppedSessions();

    /** All sessions as text. */
    default String dialogue() {
        var text = new StringBuilder();
        for (var session : sessions()) {
            text.append(text.isEmpty() ? "" : "\n").append(session.dialogue());
        }
        return text.toString();
    }

    /** All sessions in short; see {@link RecordedSession#excerpt}. */
    default String excerpt() {
        return excerpt(sessions());
    }

    /** These sessions in short; of the later ones only what they are, if they are many. */
    static String excerpt(List<RecordedSession> sessions) {
        return Excerpt.of(sessions);
    }
}
