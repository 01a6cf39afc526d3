package dev.postiche.spec;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server says to people, where that is not what this one would say.
 *
 * <p>Programs should not read it, and some do. A text is found by status, command and response
 * code, the most exact name first: {@code NO LOGIN AUTHENTICATIONFAILED}, {@code NO LOGIN}, {@code
 * NO AUTHENTICATIONFAILED}, {@code NO}; of POP3 the statuses are {@code +OK} and {@code -ERR}.
 * {@code + IDLE} and {@code + LITERAL} are continuations, {@code ID} is the name that ID tells. In
 * a text {@code {{text}}} stands for what this server would say, {@code {{command}}} for the
 * command, {@code {{user}}} for who is logged in, {@code {{mailbox}}} for the one that is selected.
 * A text that begins with a bracket brings its own response code.
 *
 * <pre>{@code
 * speech().text("OK", "{{command}} completed.").text("NO LOGIN", "LOGIN failed.");
 * }</pre>
 */
public final class Texts {

    private static final Pattern NAME =
            Pattern.compile("(OK|NO|BAD|BYE|ID|\\+|\\+OK|-ERR)( [A-Z0-9/=+_-]+){0,3}");
    private static final Pattern MARK = Pattern.compile("\\{\\{([a-z]+)}}");

    private final Map<String, String> byName;

    Texts(Map<String, String> byName) {
        this.byName = byName;
    }

    /**
     * The name, if a text can have it.
     *
     * @throws IllegalArgumentException if it does not begin with a status
     */
    static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a text is a status with perhaps a command and a response code,"
                            + " like \"NO LOGIN\" or \"+OK RETR\", not \""
                            + name
                            + "\"");
        }
        return name;
    }

    /**
     * What to say.
     *
     * @param status upper case
     * @param command upper case; empty if there is none
     * @param code the first word of the response code, if there is one
     * @param values what other marks stand for, by their names
     * @param own what this server would say
     */
    public String of(
            String status,
            String command,
            Optional<String> code,
            UnaryOperator<String> values,
            String own) {
        if (byName.isEmpty()) {
            return own;
        }
        return find(status, command, code)
                .map(text -> fill(text, command, values, own))
                .orElse(own);
    }

    /** As {@link #of}, where no other marks are known. */
    public String of(String status, String command, String own) {
        return of(status, command, Optional.empty(), mark -> "", own);
    }

    /** The text as it was written, its marks not filled. */
    public Optional<String> find(String status, String command, Optional<String> code) {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(
                        code.map(word -> status + " " + command + " " + word),
                        Optional.of(status + " " + command),
                        code.map(word -> status + " " + word),
                        Optional.of(status))
                .flatMap(Optional::stream)
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .findFirst();
    }

    private static String fill(
            String text, String command, UnaryOperator<String> values, String own) {
        return MARK.matcher(text)
                .replaceAll(
                        mark ->
                                Matcher.quoteReplacement(
                                        switch (mark.group(1)) {
                                            case "text" -> own;
                                            case "command" -> command;
                                            default -> values.apply(mark.group(1));
                                        }));
    }
}
