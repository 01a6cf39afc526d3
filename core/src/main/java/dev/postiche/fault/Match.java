package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * Which exchanges a fault is for: {@code on} in JSON. What is empty matches all; a list means "one
 * of"; in texts {@code *} and {@code ?} are wildcards and case does not matter.
 *
 * @param protocols where
 * @param accounts user names; before login only what the command names as its user
 * @param commands {@code FETCH} means UID FETCH too, {@code UID FETCH} only that
 * @param mailboxes the selected one, or one that the arguments name
 * @param connections numbers from 1 since the start or the last reset, counted among the
 *     connections of the protocol if just one is given
 * @param arguments the text after the command as the client sent it, literals included
 */
public record Match(
        List<Protocol> protocols,
        List<String> accounts,
        List<String> commands,
        List<String> mailboxes,
        List<Integer> connections,
        List<String> arguments) {

    /** Matches every exchange. */
    public static final Match ALL =
            new Match(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Keeps copies of the lists. */
    public Match {
        protocols = List.copyOf(protocols);
        accounts = List.copyOf(accounts);
        commands = List.copyOf(commands);
        mailboxes = List.copyOf(mailboxes);
        connections = List.copyOf(connections);
        arguments = List.copyOf(arguments);
    }

    /** Whether a command of that name is meant. */
    public boolean matchesCommand(String command) {
        return commands.isEmpty() || commands.stream().anyMatch(c -> isCommand(c, command));
    }

    /** Whether the pattern means that command; one without UID means its UID form too. */
    private static boolean isCommand(String pattern, String command) {
        return Wildcard.matches(pattern, command)
                || (command.startsWith("UID ")
                        && Wildcard.matches(pattern, command.substring("UID ".length())));
    }

    /** Whether a session of that user is meant. */
    public boolean matchesAccount(Optional<String> account) {
        return accounts.isEmpty() || account.filter(user -> isOneOf(accounts, user)).isPresent();
    }

    /** Whether one of these mailboxes is meant. */
    public boolean matchesMailbox(List<String> selectedOrNamed) {
        return mailboxes.isEmpty() || selectedOrNamed.stream().anyMatch(m -> isOneOf(mailboxes, m));
    }

    /** Whether these arguments are meant. */
    public boolean matchesArgument(String text) {
        return arguments.isEmpty() || isOneOf(arguments, text);
    }

    private static boolean isOneOf(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
    }
}
