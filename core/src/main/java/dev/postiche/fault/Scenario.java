package dev.postiche.fault;

import java.util.Optional;

/**
 * Makes faults follow on each other: one acts only in a state, and leads to the next.
 *
 * @param name by which faults share the state
 * @param is the state in which the fault acts; every scenario begins in {@value #STARTED}
 * @param then the state after it has acted; unchanged when empty
 */
public record Scenario(String name, String is, Optional<String> then) {
    /** The state in which every scenario begins. */
    public static final String STARTED = "started";
}
