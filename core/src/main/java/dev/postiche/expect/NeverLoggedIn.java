package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** Nobody logged in. */
public record NeverLoggedIn() implements SessionFact {

    @Override
    public String wanted() {
        return "never to log in";
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        return session.account()
                .map(
                        user ->
                                session.exchanges().stream()
                                        .filter(it -> Commands.LOGINS.contains(it.command()))
                                        .filter(it -> it.status().endsWith("OK"))
                                        .findFirst()
                                        .map(it -> Finding.of(user + " did").at(it))
                                        .orElse(Finding.of(user + " did")));
    }
}
