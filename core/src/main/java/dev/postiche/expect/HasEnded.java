package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** It has ended, in whatever way. */
public record HasEnded() implements SessionFact {

    @Override
    public String wanted() {
        return "to have ended";
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.goodbye().isPresent() ? Optional.empty() : Optional.of(stillConnected());
    }

    static Finding stillConnected() {
        return Finding.of("it is still connected")
                .next("a client that is about to leave is waited for by mail.await().ended()");
    }
}
