package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** Nothing failed in the server itself. */
public record HasNoServerErrors() implements SessionFact {

    @Override
    public String wanted() {
        return "to meet no error of the server itself";
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.error()
                .map(
                        it ->
                                Finding.of("it met " + it)
                                        .next("this is a defect of Postiche, not of the client"));
    }
}
