package dev.postiche.assertj;

import java.util.function.Consumer;

/**
 * Where failures go: thrown at once, or collected by soft assertions.
 *
 * @param sink is given each failure
 * @param begin what a failure begins with: collected ones stand below a title each
 * @param muted nothing is checked any more: the way here has failed, and that has been told
 */
record Reports(Consumer<AssertionError> sink, String begin, boolean muted) {

    static final Reports AT_ONCE =
            new Reports(
                    failure -> {
                        throw failure;
                    },
                    "",
                    false);

    static Reports collecting(Consumer<AssertionError> sink) {
        return new Reports(sink, "\n", false);
    }

    Reports afterFailure() {
        return new Reports(failure -> {}, begin, true);
    }
}
