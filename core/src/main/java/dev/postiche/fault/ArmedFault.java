package dev.postiche.fault;

import java.util.List;

/**
 * A fault that is armed, and what has become of it so far.
 *
 * @param fault with the name under which it is armed
 * @param fired how often it acted
 * @param nearMisses why it did not act where it might have, the latest last and no more than 20
 * @param missed how often that was in all
 */
public record ArmedFault(Fault fault, long fired, List<String> nearMisses, long missed) {

    /** Keeps a copy of the reasons. */
    public ArmedFault {
        nearMisses = List.copyOf(nearMisses);
    }

    public String name() {
        return fault.name();
    }
}
