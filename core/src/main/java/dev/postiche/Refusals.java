package dev.postiche;

import dev.postiche.store.StoreRefusal;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** What the store refuses, in exceptions that a user of the public face knows. */
final class Refusals {

    private Refusals() {}

    static <T> T translated(Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreRefusal refusal) {
            switch (refusal.reason()) {
                case NONEXISTENT -> throw new NoSuchElementException(refusal.getMessage(), refusal);
                case INVALID_NAME ->
                        throw new IllegalArgumentException(refusal.getMessage(), refusal);
                default -> throw new IllegalStateException(refusal.getMessage(), refusal);
            }
        }
    }
}
