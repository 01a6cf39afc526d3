package dev.postiche.imap;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.CommandReader;
import dev.postiche.imap.session.Capabilities;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ImapSession;
import java.util.Optional;

/** What the specs of commands and the limits mean to the one who gathers commands. */
final class CommandRules implements CommandReader.Rules {

    private final ImapSession session;
    private final Capabilities capabilities;

    CommandRules(ImapSession session) {
        this.session = session;
        this.capabilities = session.service().capabilities();
    }

    /** The spec of a command, if there is such a command. */
    Optional<CommandSpec> spec(String command) {
        return session.dialect().command(command);
    }

    /** RFC 3501 §3: a command in an inappropriate state is BAD. */
    @Override
    public Optional<String> hopeless(String command) {
        var spec = spec(command);
        if (spec.isEmpty()) {
            return Optional.of(
                    command.isEmpty() ? "A command is missing" : "Unknown command " + command);
        }
        var state = session.state().state();
        return spec.get().states().contains(state)
                ? Optional.empty()
                : Optional.of(command + " is not valid in the " + state + " state");
    }

    @Override
    public long literalLimit(String command) {
        var limit = spec(command).map(CommandSpec::literalLimit).orElse(Limit.LITERAL);
        return session.session().limits().of(limit);
    }

    @Override
    public long literalsLimit(String command) {
        var limits = session.session().limits();
        boolean isMessage =
                spec(command).map(CommandSpec::literalLimit).equals(Optional.of(Limit.APPEND));
        return isMessage ? limits.of(Limit.LITERALS) : 2 * limits.of(Limit.LITERAL);
    }

    @Override
    public long commandLimit() {
        return session.session().limits().of(Limit.COMMAND_LINE);
    }

    @Override
    public String goAhead() {
        return session.service().texts().of("+", "LITERAL", "Ready for literal data");
    }

    @Override
    public long nonSynchronizingLimit() {
        return capabilities.nonSynchronizingLiterals();
    }
}
