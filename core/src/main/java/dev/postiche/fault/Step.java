package dev.postiche.fault;

import java.util.List;

/**
 * What happens one of the times that a fault with a {@code sequence} is due.
 *
 * <pre>{@code
 * mail.faults().on(IMAP).command("FETCH").sequence(Step.of(close(RESET)), Step.works(), …);
 * }</pre>
 *
 * @param actions in order; none where things work this time
 */
public record Step(List<Action> actions) {

    /** Keeps a copy of the actions. */
    public Step {
        actions = List.copyOf(actions);
    }

    /** This happens. */
    public static Step of(Action... actions) {
        return new Step(List.of(actions));
    }

    /** Nothing happens: this time it works. {@code "work"} in JSON. */
    public static Step works() {
        return new Step(List.of());
    }
}
