package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** The client is still connected. */
public record IsLive() implements SessionFact {

    @Override
    public String wanted() {
        return "to be connected";
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.ending().map(it -> Finding.of("it ended with " + it.words()));
    }
}
