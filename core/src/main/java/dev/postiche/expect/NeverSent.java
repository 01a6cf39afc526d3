package dev.postiche.expect;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedSession;
import java.util.List;
import java.util.Optional;

/**
 * None of these commands.
 *
 * @param commands as a client sends them
 */
public record NeverSent(List<CommandPattern> commands) implements SessionFact {

    /** Keeps a copy of the list. */
    public NeverSent {
        commands = List.copyOf(commands);
    }

    @Override
    public String wanted() {
        return "never to send " + Commands.list(commands);
    }

    @Override
    public boolean holdsOfNone() {
        return true;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var unknown = Commands.unknown(List.of(session), commands);
        return session.exchanges().stream()
                .filter(exchange -> commands.stream().anyMatch(it -> it.matches(exchange)))
                .findFirst()
                .map(exchange -> Finding.of("it sent " + exchange.commandText()).at(exchange))
                .or(
                        () ->
                                unknown.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Finding.of("it may have" + unknown)));
    }
}
