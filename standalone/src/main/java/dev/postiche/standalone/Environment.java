package dev.postiche.standalone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that come from environment variables: {@code POSTICHE_IMAP_PORT} is {@code
 * --imap-port}.
 *
 * <p>Containers are configured so. An option on the command line beats its variable; unknown
 * variables are ignored, and so are values that begin with {@code tcp://}, which Kubernetes sets
 * for a service of this name.
 *
 * @param prefix what the names of the variables begin with
 */
public record Environment(Map<String, String> variables, String prefix) {

    private static final String PREFIX = "POSTICHE_";

    Environment(Map<String, String> variables) {
        this(variables, PREFIX);
    }

    /**
     * The variables of a command: {@code POSTICHE_CAPTURE_USER}. Those of the server are not meant
     * for it, although some options of both are called alike.
     */
    Environment of(String command) {
        return new Environment(variables, PREFIX + command.toUpperCase(Locale.ROOT) + "_");
    }

    String variableOf(OptionSpec option) {
        return variableOf(option.longestName());
    }

    private String variableOf(String option) {
        return prefix + option.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What the variable of an option says, if anything. */
    Optional<String> valueOf(String option) {
        return Optional.ofNullable(variables.get(variableOf(option)))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("tcp://"));
    }

    /** The parts of a comma list. */
    static List<String> listOf(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** The arguments that the variable stands for; none where it says nothing. */
    Optional<List<String>> argumentsFor(OptionSpec option) {
        return valueOf(option.longestName()).map(value -> arguments(option, value));
    }

    /** All variables that are set and stand for an option of this command. */
    List<OptionSpec> optionsOf(CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.longestName().startsWith("--"))
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> argumentsFor(option).isPresent())
                .toList();
    }

    private List<String> arguments(OptionSpec option, String value) {
        var arguments = new ArrayList<String>();
        if (option.arity().max() == 0) {
            switch (value) {
                case "true" -> arguments.add(option.longestName());
                case "false" -> {}
                default ->
                        throw new WrongCall(
                                variableOf(option) + " is true or false, not \"" + value + "\"");
            }
        } else if (option.isMultiValue()) {
            listOf(value).forEach(one -> arguments.add(option.longestName() + "=" + one));
        } else {
            arguments.add(option.longestName() + "=" + value);
        }
        return List.copyOf(arguments);
    }
}
