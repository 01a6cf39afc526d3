package dev.postiche.cut;

import dev.postiche.fault.Fault;

/**
 * A place in a dialogue at which the connection is cut.
 *
 * @param where in words: {@code connection 1, QUIT 1: it took effect, nothing is answered}
 * @param fault the cut itself, which acts once
 */
public record CutPoint(String where, Fault fault) {
    @Override
    public String toString() {
        return where;
    }
}
