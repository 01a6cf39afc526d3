package dev.postiche.expect;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import java.util.Optional;

/**
 * It ended so.
 *
 * @param ending the one that is expected
 */
public record EndedWith(Ending ending) implements SessionFact {

    @Override
    public String wanted() {
        return "to end with " + ending.words();
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var found = session.goodbye();
        return found.equals(Optional.of(ending))
                ? Optional.empty()
                : Optional.of(
                        found.map(it -> Finding.of("it ended with " + it.words()))
                                .orElseGet(HasEnded::stillConnected));
    }
}
