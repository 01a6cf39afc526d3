package dev.postiche.standalone;

import dev.postiche.spec.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what a command is given, by arguments and by variables, and words what is wrong in it. */
public final class Arguments {

    /** What the first argument may be in place of an option. */
    static final List<String> COMMANDS = List.of("import", "capture");

    private final Supplier<CommandSpec> command;

    /**
     * @param command gives the description anew each time, because reading leaves values in it
     */
    public Arguments(Supplier<CommandSpec> command) {
        this.command = command;
    }

    /**
     * The options that are given and, for those that are not, what their variables say.
     *
     * @param check looks at what one variable alone says, and throws if that is wrong
     * @throws WrongCall if something is unknown or wrong
     */
    public ParseResult parse(
            String[] arguments, Environment environment, Consumer<ParseResult> check) {
        var given = parse(Arrays.asList(arguments));
        var all = new ArrayList<String>();
        for (var option : environment.optionsOf(given.commandSpec())) {
            if (!given.hasMatchedOption(option.longestName())) {
                var fromVariable = environment.argumentsFor(option).orElseThrow();
                check(fromVariable, environment.variableOf(option), check);
                all.addAll(fromVariable);
            }
        }
        all.addAll(Arrays.asList(arguments));
        return parse(all);
    }

    /** So that the message names the variable and not an option that nobody wrote. */
    private void check(List<String> fromVariable, String variable, Consumer<ParseResult> check) {
        try {
            check.accept(parse(fromVariable));
        } catch (WrongCall wrong) {
            throw new WrongCall(variable + ": " + wrong.getMessage());
        }
    }

    private ParseResult parse(List<String> arguments) {
        try {
            return new CommandLine(command.get()).parseArgs(arguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw new WrongCall(unknown(e.getUnmatched().get(0)));
        } catch (MissingParameterException e) {
            var missing = e.getMissing().get(0);
            throw new WrongCall(
                    missing instanceof OptionSpec option
                            ? option.longestName() + " needs a value: " + option.paramLabel()
                            : missing.paramLabel() + " is missing; see --help");
        } catch (OverwrittenOptionException e) {
            throw new WrongCall(
                    ((OptionSpec) e.getOverwritten()).longestName() + " is given twice");
        } catch (ParameterException e) {
            throw new WrongCall(String.valueOf(e.getMessage()));
        }
    }

    private String unknown(String argument) {
        if (!argument.startsWith("-")) {
            var hint = Nearest.hint(argument, COMMANDS);
            return "unexpected \"" + argument + "\"" + (hint.isEmpty() ? "; see --help" : hint);
        }
        var name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        var hint = Nearest.hint(name, command.get().optionsMap().keySet());
        return "unknown option \"" + name + "\"" + (hint.isEmpty() ? "; see --help" : hint);
    }
}
