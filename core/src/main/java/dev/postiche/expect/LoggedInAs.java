package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/**
 * This user logged in.
 *
 * @param user by the name of the account
 */
public record LoggedInAs(String user) implements SessionFact {

    @Override
    public String wanted() {
        return "to log in as " + user;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        if (session.account().equals(Optional.of(user))) {
            return Optional.empty();
        }
        var tried =
                session.exchanges().stream()
                        .filter(it -> Commands.LOGINS.contains(it.command()))
                        .reduce((first, second) -> second);
        if (tried.isEmpty()) {
            return Optional.of(Finding.of("nobody did, and nobody tried"));
        }
        var last = tried.get();
        return Optional.of(
                Finding.of(
                                session.account()
                                        .map(it -> it + " did")
                                        .orElse(
                                                "nobody did: %s got %s"
                                                        .formatted(
                                                                last.commandText(),
                                                                last.outcome())))
                        .at(last));
    }
}
