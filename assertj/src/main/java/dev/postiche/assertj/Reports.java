package dev.postiche.assertj;

import java.util.function.Consumer;

/**
 * Where failures go: thrown at once, or collected by soft assertions.
 *
 * @param sink is given each failure
 * @param muted nothing is checked any more: the way here has failed, and that has been told
 */
record Reports(Consumer<AssertionError> sink, boolean muted) {

    static final Reports AT_ONCE =
            new Reports(
                    failure -> {
                        throw failure;
                    },
                    false);

    static Reports collecting(Consumer<AssertionError> sink) {
        return new Reports(sink, false);
    }

    Reports afterFailure() {
        return new Reports(failure -> {}, true);
    }
}
