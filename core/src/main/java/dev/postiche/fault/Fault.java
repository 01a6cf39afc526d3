package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Optional;

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
 * @param times how often
 * @param scenario the state it needs and leads to
 */
public record Fault(
        String name,
        boolean enabled,
        int priority,
        Match on,
        Place at,
        List<Action> actions,
        Times times,
        Optional<Scenario> scenario) {

    /** Keeps a copy of the actions. */
    public Fault {
        actions = List.copyOf(actions);
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
     * Checks that it can fire.
     *
     * @throws FaultRefused when it contradicts itself or waits for what cannot come
     */
    public void check() {
        Contradictions.in(this)
                .ifPresent(
                        why -> {
                            var which = name.isEmpty() ? "fault" : "fault " + name;
                            throw new FaultRefused(which + ": " + why);
                        });
    }

    /** The same under another name. */
    public Fault named(String other) {
        return new Fault(other, enabled, priority, on, at, actions, times, scenario);
    }

    /** The same, switched on or off. */
    public Fault enabled(boolean on) {
        return new Fault(name, on, priority, this.on, at, actions, times, scenario);
    }
}
