package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A way in which the server lets its client down: for which exchanges, where in them, what happens,
 * how often. A value; it does something once it is armed.
 *
 * <pre>{@code
 * Fault.on(IMAP).command("FETCH").nth(2).at(LITERAL).afterBytes(512).then(close(RESET));
 * }</pre>
 *
 * @param name by which it is found again; empty until it is armed if nobody gave one
 * @param enabled a fault that is not enabled waits and counts nothing
 * @param priority of several faults at one place the highest acts, then the first armed
 * @param on which exchanges
 * @param at where in them
 * @param actions what happens, in order ({@code do} in JSON)
 * @param sequence instead of actions: what happens the first time, the second, and so on; after the
 *     last step it works
 * @param times how often
 * @param scenario the state it needs and leads to
 * @param also further places of the same fault: they are armed, counted, released and taken away
 *     with it, under its name
 */
public record Fault(
        String name,
        boolean enabled,
        int priority,
        Match on,
        Place at,
        List<Action> actions,
        List<Step> sequence,
        Times times,
        Optional<Scenario> scenario,
        List<Fault> also) {

    /** Keeps copies of the lists; what is also meant has the same name and is enabled with it. */
    public Fault {
        actions = List.copyOf(actions);
        sequence = List.copyOf(sequence);
        boolean all = enabled;
        var shared = name;
        also = also.stream().map(part -> part.named(shared).enabled(all)).toList();
    }

    /** Begins a fault for one protocol. */
    public static FaultBuilder<Fault> on(Protocol protocol) {
        return onAny().protocol(protocol);
    }

    /** Begins a fault for all protocols. */
    public static FaultBuilder<Fault> onAny() {
        return new FaultBuilder<>(fault -> fault);
    }

    /**
     * A ready-made fault as it is when nothing more is said of it.
     *
     * @throws FaultRefused when there is none of that name, with the nearest
     */
    public static Fault preset(String name) {
        return Presets.named(name).fault();
    }

    /**
     * Checks that it can fire.
     *
     * @throws FaultRefused when it contradicts itself or waits for what cannot come
     */
    public void check() {
        places().flatMap(part -> Contradictions.in(part).stream())
                .findFirst()
                .ifPresent(
                        why -> {
                            var which = name.isEmpty() ? "fault" : "fault " + name;
                            throw new FaultRefused(which + ": " + why);
                        });
    }

    /** It and what it also means, each with one place alone. */
    public Stream<Fault> places() {
        return Stream.concat(
                Stream.of(also.isEmpty() ? this : also(List.of())),
                also.stream().flatMap(Fault::places));
    }

    /** All that it may do, whatever the time. */
    public Stream<Action> everyAction() {
        return Stream.concat(
                actions.stream(), sequence.stream().flatMap(step -> step.actions().stream()));
    }

    /** What it does when it acts after having acted so often. */
    public List<Action> actionsAfter(long acted) {
        return sequence.isEmpty() ? actions : sequence.get(Math.toIntExact(acted)).actions();
    }

    /** How often it may act; empty when there is no end. */
    public OptionalLong most() {
        return sequence.isEmpty() ? times.count() : OptionalLong.of(sequence.size());
    }

    /**
     * Whether it strikes before anybody can have logged in: on accepting a connection, in the TLS
     * handshake, in the greeting. Such a fault cannot be one of a space.
     */
    public boolean isBeforeLogin() {
        return at.moment() == Moment.ACCEPT
                || at.moment() == Moment.TLS_HANDSHAKE
                || at.moment() == Moment.GREETING
                || everyAction().anyMatch(Refuse.class::isInstance);
    }

    /** The same under another name. */
    public Fault named(String other) {
        return new Fault(
                other, enabled, priority, on, at, actions, sequence, times, scenario, also);
    }

    /** The same, switched on or off. */
    public Fault enabled(boolean whether) {
        return new Fault(name, whether, priority, on, at, actions, sequence, times, scenario, also);
    }

    /** The same with another priority, at all its places. */
    public Fault priority(int rank) {
        var others = also.stream().map(part -> part.priority(rank)).toList();
        return new Fault(name, enabled, rank, on, at, actions, sequence, times, scenario, others);
    }

    /** The same, as often as that, at all its places. */
    public Fault times(UnaryOperator<Times> change) {
        var others = also.stream().map(part -> part.times(change)).toList();
        var changed = change.apply(times);
        return new Fault(
                name, enabled, priority, on, at, actions, sequence, changed, scenario, others);
    }

    /** The same in a scenario, at all its places. */
    public Fault scenario(Scenario other) {
        var others = also.stream().map(part -> part.scenario(other)).toList();
        return new Fault(
                name,
                enabled,
                priority,
                on,
                at,
                actions,
                sequence,
                times,
                Optional.of(other),
                others);
    }

    /** The same at further places. */
    public Fault also(Fault... further) {
        return also(Stream.concat(also.stream(), Stream.of(further)).toList());
    }

    private Fault also(List<Fault> others) {
        return new Fault(
                name, enabled, priority, on, at, actions, sequence, times, scenario, others);
    }

    /**
     * The same for fewer exchanges, at all its places: what it has not said of {@code on} is taken
     * from here.
     *
     * @throws FaultRefused when it has said it otherwise
     */
    public Fault narrowed(Match narrower) {
        var others = new ArrayList<Fault>();
        also.forEach(part -> others.add(part.narrowed(narrower)));
        var match = on.narrowed(narrower);
        return new Fault(
                name, enabled, priority, match, at, actions, sequence, times, scenario, others);
    }
}
