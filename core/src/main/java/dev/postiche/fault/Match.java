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

    /** The same for these protocols. */
    public Match protocols(List<Protocol> others) {
        return new Match(others, accounts, commands, mailboxes, connections, arguments);
    }

    /** The same for these users. */
    public Match accounts(List<String> others) {
        return new Match(protocols, others, commands, mailboxes, connections, arguments);
    }

    /** The same for these commands. */
    public Match commands(List<String> others) {
        return new Match(protocols, accounts, others, mailboxes, connections, arguments);
    }

    /** The same for these mailboxes. */
    public Match mailboxes(List<String> others) {
        return new Match(protocols, accounts, commands, others, connections, arguments);
    }

    /** The same for these connections. */
    public Match connections(List<Integer> others) {
        return new Match(protocols, accounts, commands, mailboxes, others, arguments);
    }

    /** The same for these arguments. */
    public Match arguments(List<String> others) {
        return new Match(protocols, accounts, commands, mailboxes, connections, others);
    }

    /**
     * The same with what it has not said taken from another.
     *
     * @throws FaultRefused when it has said it otherwise
     */
    Match narrowed(Match other) {
        return new Match(
                either("protocol", protocols, other.protocols),
                either("account", accounts, other.accounts),
                either("command", commands, other.commands),
                either("mailbox", mailboxes, other.mailboxes),
                either("connection", connections, other.connections),
                either("argument", arguments, other.arguments));
    }

    private static <T> List<T> either(String word, List<T> said, List<T> other) {
        if (said.isEmpty() || other.isEmpty() || said.equals(other)) {
            return said.isEmpty() ? other : said;
        }
        var common = other.stream().filter(said::contains).toList();
        if (common.isEmpty()) {
            throw new FaultRefused(
                    "its %s is %s, which leaves nothing of %s"
                            .formatted(word, text(said), text(other)));
        }
        return common;
    }

    private static String text(List<?> values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
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
