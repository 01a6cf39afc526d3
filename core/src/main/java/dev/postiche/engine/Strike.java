package dev.postiche.engine;

import dev.postiche.fault.Action;
import java.util.List;

/**
 * That a rule acts here and now, and what it does this time: a sequence does not always the same.
 */
record Strike(FaultRule rule, List<Action> actions) {

    boolean has(Class<? extends Action> kind) {
        return actions.stream().anyMatch(kind::isInstance);
    }
}
