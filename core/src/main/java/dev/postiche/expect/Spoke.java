package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.Optional;

/**
 * This protocol was spoken.
 *
 * @param protocol the one that is expected
 */
public record Spoke(Protocol protocol) implements SessionFact {

    @Override
    public String wanted() {
        return "to speak " + protocol;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.protocol() == protocol
                ? Optional.empty()
                : Optional.of(Finding.of("it spoke " + session.protocol()));
    }
}
