package dev.postiche.fault;

import dev.postiche.fault.PresetParameter.Kind;
import dev.postiche.spec.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A ready-made fault: a way in which real servers let their clients down, by one name. What it
 * stands for is an ordinary {@link Fault}, which can be looked at.
 *
 * <pre>{@code
 * mail.faults().preset("drop-mid-literal").with("afterBytes", 100).nth(1).arm();
 * }</pre>
 */
public final class Preset {
    private final String name;
    private final String description;
    private final List<PresetParameter> parameters;
    private final Function<PresetValues, Fault> make;

    private Preset(
            String name,
            String description,
            List<PresetParameter> parameters,
            Function<PresetValues, Fault> make) {
        this.name = name;
        this.description = description;
        this.parameters = parameters;
        this.make = make;
    }

    /** The word for it in JSON: {@code idle-goes-deaf}. */
    public String name() {
        return name;
    }

    /** What it does, in one line. */
    public String description() {
        return description;
    }

    /** What can be said of it, all of it optional. */
    public List<PresetParameter> parameters() {
        return parameters;
    }

    /** The fault as it is when nothing else is said; its name is the preset's. */
    public Fault fault() {
        return fault(Map.of());
    }

    /**
     * The fault with these values of parameters.
     *
     * @param given values by the names of their parameters, written as in JSON
     * @throws FaultRefused when there is no such parameter, or a value is wrong
     */
    public Fault fault(Map<String, String> given) {
        var values = new HashMap<String, String>();
        parameters.forEach(each -> values.put(each.name(), each.standard()));
        given.forEach(
                (parameter, value) -> {
                    parameter(parameter).check(value);
                    values.put(parameter, value);
                });
        try {
            return make.apply(new PresetValues(values)).named(name);
        } catch (FaultRefused e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FaultRefused("preset " + name + ": " + e.getMessage());
        }
    }

    /**
     * The parameter of that name.
     *
     * @throws FaultRefused when there is none, with the nearest
     */
    public PresetParameter parameter(String word) {
        return parameters.stream()
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new FaultRefused(unknown(word)));
    }

    private String unknown(String word) {
        var known = parameters.stream().map(PresetParameter::name).toList();
        var hint = Nearest.hint(word, known);
        if (hint.isEmpty()) {
            hint = known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known);
        }
        return "preset " + name + " has no parameter \"" + word + "\"" + hint;
    }

    @Override
    public String toString() {
        return name;
    }

    static Builder named(String name, String description) {
        return new Builder(name, description);
    }

    /** Says a preset: its parameters, then the fault that they make. */
    static final class Builder {
        private final String name;
        private final String description;
        private final List<PresetParameter> parameters = new ArrayList<>();

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
        }

        Builder time(String parameter, String standard, String what) {
            return with(parameter, what, Kind.TIME, List.of(), standard);
        }

        Builder number(String parameter, long standard, String what) {
            return with(parameter, what, Kind.NUMBER, List.of(), Long.toString(standard));
        }

        Builder fraction(String parameter, String standard, String what) {
            return with(parameter, what, Kind.FRACTION, List.of(), standard);
        }

        Builder rate(String parameter, String standard, String what) {
            return with(parameter, what, Kind.RATE, List.of(), standard);
        }

        Builder text(String parameter, String standard, String what) {
            return with(parameter, what, Kind.TEXT, List.of(), standard);
        }

        /** The first of the words is the standard. */
        Builder word(String parameter, List<String> words, String what) {
            return with(parameter, what, Kind.WORD, words, words.get(0));
        }

        private Builder with(
                String parameter, String what, Kind kind, List<String> words, String standard) {
            parameters.add(new PresetParameter(parameter, what, kind, words, standard));
            return this;
        }

        Preset is(Function<PresetValues, Fault> make) {
            return new Preset(name, description, List.copyOf(parameters), make);
        }
    }
}
