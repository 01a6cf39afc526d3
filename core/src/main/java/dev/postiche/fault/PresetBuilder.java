package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Arms a ready-made fault: its parameters, for whom it is meant, how often. All is optional but
 * {@link #arm}, which ends the sentence.
 */
public final class PresetBuilder {
    private final Preset preset;
    private final Function<Fault, ArmedFault> finish;
    private final Map<String, String> values = new LinkedHashMap<>();
    private Match match = Match.ALL;
    private UnaryOperator<Fault> more = UnaryOperator.identity();

    /** A builder whose fault goes through {@code finish}. */
    public PresetBuilder(Preset preset, Function<Fault, ArmedFault> finish) {
        this.preset = preset;
        this.finish = finish;
    }

    /**
     * A parameter, written as in JSON.
     *
     * @throws FaultRefused when the preset has none of that name, or the value is wrong
     */
    public PresetBuilder with(String parameter, String value) {
        preset.parameter(parameter).check(value);
        values.put(parameter, value);
        return this;
    }

    /**
     * A parameter that is a number.
     *
     * @throws FaultRefused when the preset has none of that name, or the value is wrong
     */
    public PresetBuilder with(String parameter, long value) {
        return with(parameter, Long.toString(value));
    }

    /**
     * A parameter that is a time, in whole milliseconds.
     *
     * @throws FaultRefused when the preset has none of that name, or the value is wrong
     */
    public PresetBuilder with(String parameter, Duration value) {
        return with(parameter, value.toMillis() + "ms");
    }

    /** By which it is found again; the preset's name by default. */
    public PresetBuilder named(String word) {
        return and(fault -> fault.named(word));
    }

    /** It is armed but waits to be enabled. */
    public PresetBuilder disabled() {
        return and(fault -> fault.enabled(false));
    }

    /** Of several faults at one place the highest priority acts; 0 by default. */
    public PresetBuilder priority(int rank) {
        return and(fault -> fault.priority(rank));
    }

    /** One of these protocols. */
    public PresetBuilder protocol(Protocol... anyOf) {
        match = match.protocols(List.of(anyOf));
        return this;
    }

    /** Sessions of one of these users. */
    public PresetBuilder account(String... anyOf) {
        match = match.accounts(List.of(anyOf));
        return this;
    }

    /** One of these commands, of a preset that does not say itself which. */
    public PresetBuilder command(String... anyOf) {
        match = match.commands(List.of(anyOf));
        return this;
    }

    /** One of these mailboxes is selected or named in the arguments. */
    public PresetBuilder mailbox(String... anyOf) {
        match = match.mailboxes(List.of(anyOf));
        return this;
    }

    /** One of these connections, counted from 1. */
    public PresetBuilder connection(Integer... anyOf) {
        match = match.connections(List.of(anyOf));
        return this;
    }

    /** The text after the command: {@code *BODY*}. */
    public PresetBuilder argument(String... anyOf) {
        match = match.arguments(List.of(anyOf));
        return this;
    }

    /** Only the n-th time that its place is reached, counted from 1. */
    public PresetBuilder nth(long n) {
        return times(times -> times.nth(n));
    }

    /** The first so many times it does nothing. */
    public PresetBuilder skip(long number) {
        return times(times -> times.skip(number));
    }

    /** So often it acts, then never again. */
    public PresetBuilder count(long number) {
        return times(times -> times.count(number));
    }

    /** It acts with this probability, drawn from the server's seed. */
    public PresetBuilder probability(double chance) {
        return times(times -> times.probability(chance));
    }

    /** Who has a count of their own; all together by default. */
    public PresetBuilder per(Per whom) {
        return times(times -> times.per(whom));
    }

    /** It acts for so long since it first acted. */
    public PresetBuilder lasting(Duration time) {
        return times(times -> times.lasting(time));
    }

    /**
     * Arms it.
     *
     * @throws FaultRefused when it can never fire
     */
    public ArmedFault arm() {
        return finish.apply(more.apply(preset.fault(values).narrowed(match)));
    }

    private PresetBuilder times(UnaryOperator<Times> change) {
        return and(fault -> fault.times(change));
    }

    private PresetBuilder and(UnaryOperator<Fault> next) {
        var before = more;
        more = fault -> next.apply(before.apply(fault));
        return this;
    }
}
