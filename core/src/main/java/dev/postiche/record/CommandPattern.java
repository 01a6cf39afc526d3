package dev.postiche.record;

import dev.postiche.fault.Wildcard;
import java.util.stream.Stream;

/**
 * Names commands as a client sends them, without their tags.
 *
 * <p>{@code FETCH} means UID FETCH too, {@code UID FETCH} only that; with arguments the whole
 * command has to be so: {@code STORE * +FLAGS*}. {@code *} and {@code ?} are wildcards, case does
 * not matter.
 *
 * @param text the command, maybe with arguments
 */
public record CommandPattern(String text) {

    private static final String UID = "UID ";

    /** Whether the exchange is such a command. */
    public boolean matches(RecordedExchange exchange) {
        if (exchange.kind() != RecordedExchange.Kind.COMMAND) {
            return false;
        }
        return matchesWithOrWithoutUid(exchange.command())
                || matchesWithOrWithoutUid(exchange.commandText());
    }

    /**
     * Whether the exchange may have been such a command: its name is right, and of its arguments
     * the recording has dropped some.
     */
    public boolean mayMatch(RecordedExchange exchange) {
        return exchange.kind() == RecordedExchange.Kind.COMMAND
                && exchange.droppedOfRequest() > 0
                && !matches(exchange)
                && names(exchange);
    }

    /** Whether its name is right, whatever its arguments; false for a pattern without any. */
    public boolean names(RecordedExchange exchange) {
        return nameOf(text)
                .anyMatch(it -> new CommandPattern(it).matchesWithOrWithoutUid(exchange.command()));
    }

    /** A pattern's first word, or its first two if it begins with UID. */
    private static Stream<String> nameOf(String text) {
        var words = text.split(" +", 3);
        return words.length == 1 ? Stream.empty() : Stream.of(words[0], words[0] + " " + words[1]);
    }

    private boolean matchesWithOrWithoutUid(String command) {
        return Wildcard.matches(text, command)
                || (command.regionMatches(true, 0, UID, 0, UID.length())
                        && Wildcard.matches(text, command.substring(UID.length())));
    }

    @Override
    public String toString() {
        return text;
    }
}
