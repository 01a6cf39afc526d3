package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.util.List;
import java.util.Optional;

/**
 * There were so many sessions.
 *
 * @param count 0 or more
 */
public record HasSessionCount(int count) implements Expectation {

    @Override
    public Optional<String> failure(List<RecordedSession> sessions, List<RecordedSession> all) {
        int found = sessions.size();
        var expected = count == 0 ? "no session" : count == 1 ? "1 session" : count + " sessions";
        return found == count
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                                found == 0
                                                        ? "there was none"
                                                        : found == 1
                                                                ? "there was 1"
                                                                : "there were " + found)
                                        .failure(expected)
                                + (found == 0 ? "" : "\n\n" + Recording.excerpt(sessions)));
    }
}
