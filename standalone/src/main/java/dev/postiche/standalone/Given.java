package dev.postiche.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The options that were given, by arguments or by variables, with their values.
 *
 * <p>A call that is written as it should be is read here; whatever is not, is picocli's to judge.
 */
record Given(Map<String, List<String>> values) {

    static Given of(ParseResult parsed) {
        var values = new HashMap<String, List<String>>();
        for (var option : parsed.matchedOptions()) {
            values.put(option.longestName(), option.stringValues());
        }
        return new Given(values);
    }

    /** What is given, if every argument is a known option in its plain form. */
    static Optional<Given> plainly(
            List<Option> options, String[] arguments, Environment environment) {
        var known = new HashMap<String, Option>();
        options.forEach(option -> known.put(option.name(), option));
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            var option = known.get(equals < 0 ? arguments[i] : arguments[i].substring(0, equals));
            if (option == null || isTwice(option, values)) {
                return Optional.empty();
            }
            var all = values.computeIfAbsent(option.name(), name -> new ArrayList<>());
            if (option.takes() == Option.Takes.NOTHING) {
                if (equals >= 0) {
                    return Optional.empty();
                }
                all.add("true");
                continue;
            }
            if (equals < 0 && ++i == arguments.length) {
                return Optional.empty();
            }
            var value = equals < 0 ? arguments[i] : arguments[i].substring(equals + 1);
            if (value.isEmpty() || "-@\"'".indexOf(value.charAt(0)) >= 0) {
                return Optional.empty();
            }
            all.add(value);
        }
        return addVariables(options, environment, values)
                ? Optional.of(new Given(values))
                : Optional.empty();
    }

    private static boolean isTwice(Option option, Map<String, List<String>> values) {
        return option.takes() != Option.Takes.MANY && values.containsKey(option.name());
    }

    /** An option beats its variable. False if one says something that is none of its values. */
    private static boolean addVariables(
            List<Option> options, Environment environment, Map<String, List<String>> values) {
        for (var option : options) {
            var variable = environment.valueOf(option.name());
            if (variable.isEmpty()
                    || values.containsKey(option.name())
                    || option.name().equals("--help")
                    || option.name().equals("--version")) {
                continue;
            }
            var value = variable.get();
            switch (option.takes()) {
                case NOTHING -> {
                    if (value.equals("true")) {
                        values.put(option.name(), List.of(value));
                    } else if (!value.equals("false")) {
                        return false;
                    }
                }
                case ONE -> values.put(option.name(), List.of(value));
                case MANY -> {
                    var parts = Environment.listOf(value);
                    if (!parts.isEmpty()) {
                        values.put(option.name(), parts);
                    }
                }
            }
        }
        return true;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** The value of an option that is given at most once. */
    Optional<String> text(String option) {
        return texts(option).stream().findFirst();
    }

    /** All values of an option. */
    List<String> texts(String option) {
        return values.getOrDefault(option, List.of());
    }
}
