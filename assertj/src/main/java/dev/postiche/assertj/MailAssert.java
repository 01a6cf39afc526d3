package dev.postiche.assertj;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What all assertions here have in common: they lead from one thing to the next, and a failure is
 * thrown or collected, whichever they were begun with.
 *
 * @param <S> the assertions themselves
 * @param <A> what they are about
 */
public abstract class MailAssert<S extends MailAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final Reports reports;

    MailAssert(@Nullable A actual, Class<S> self, Reports reports) {
        super(actual, self);
        this.reports = reports;
    }

    /** Fails with the text, if there is one; it stands as it is, percent signs included. */
    S holds(Supplier<Optional<String>> failure) {
        if (!reports.muted()) {
            try {
                isNotNull();
                failure.get()
                        .ifPresent(
                                text -> {
                                    throw failure("%s", text);
                                });
            } catch (NoSuchElementException gone) {
                // A message that was expunged meanwhile, for one.
                reports.sink().accept(failure("%s", gone.getMessage()));
            } catch (AssertionError failed) {
                reports.sink().accept(failed);
            }
        }
        return myself;
    }

    /** The same for a comparison, which development environments show side by side. */
    S equal(Object found, Object expected, Supplier<String> failure) {
        if (!reports.muted() && !found.equals(expected)) {
            reports.sink().accept(failureWithActualExpected(found, expected, "%s", failure.get()));
        }
        return myself;
    }

    /**
     * Goes on with something that may not be there: the exception that says so is the failure.
     *
     * @param more what is told beside it
     */
    <B, T extends MailAssert<T, B>> T lead(
            Supplier<B> to, BiFunction<@Nullable B, Reports, T> onward, Supplier<String> more) {
        if (reports.muted()) {
            return onward.apply(null, reports);
        }
        try {
            isNotNull();
            var there = to.get();
            return onward.apply(there, reports).as(info.descriptionText());
        } catch (NoSuchElementException missing) {
            reports.sink().accept(failure("%s", missing.getMessage() + more.get()));
        } catch (AssertionError failed) {
            reports.sink().accept(failed);
        }
        return onward.apply(null, reports.afterFailure());
    }

    <B, T extends MailAssert<T, B>> T lead(
            Supplier<B> to, BiFunction<@Nullable B, Reports, T> onward) {
        return lead(to, onward, () -> "");
    }

    static Optional<String> unless(boolean holds, Supplier<String> failure) {
        return holds ? Optional.empty() : Optional.of(failure.get());
    }
}
