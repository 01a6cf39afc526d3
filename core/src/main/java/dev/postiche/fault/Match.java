package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.List;

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
    static boolean isCommand(String pattern, String command) {
        return Wildcard.matches(pattern, command)
                || (command.startsWith("UID ")
                        && Wildcard.matches(pattern, command.substring("UID ".length())));
    }

    /** Whether the text is one of the patterns, or there are none. */
    static boolean isOneOf(List<String> patterns, String text) {
        return patterns.isEmpty() || patterns.stream().anyMatch(p -> Wildcard.matches(p, text));
    }
}
