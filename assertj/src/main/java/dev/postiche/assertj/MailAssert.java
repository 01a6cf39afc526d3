package dev.postiche.assertj;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.description.EmptyTextDescription;
import org.assertj.core.error.ErrorMessageFactory;
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
        return checked(
                () ->
                        failure.get()
                                .ifPresent(
                                        text -> {
                                            throw told(text);
                                        }));
    }

    private S checked(Runnable check) {
        if (!reports.muted()) {
            try {
                isNotNull();
                check.run();
            } catch (NoSuchElementException gone) {
                // A message that was expunged meanwhile, for one.
                reports.sink().accept(told(gone.getMessage()));
            } catch (AssertionError failed) {
                reports.sink().accept(failed);
            }
        }
        return myself;
    }

    /** Fails with the message unless it is so. */
    S holds(BooleanSupplier fact, Supplier<ErrorMessageFactory> failure) {
        return holds(
                () -> fact.getAsBoolean() ? Optional.empty() : Optional.of(text(failure.get())));
    }

    /** The same for a comparison, which development environments show side by side. */
    S equal(Supplier<?> found, Object expected, Supplier<ErrorMessageFactory> failure) {
        return checked(
                () -> {
                    var actually = found.get();
                    if (!actually.equals(expected)) {
                        throw failureWithActualExpected(
                                actually, expected, "%s", reports.begin() + text(failure.get()));
                    }
                });
    }

    private AssertionError told(@Nullable String text) {
        return failure("%s", reports.begin() + text);
    }

    private String text(ErrorMessageFactory message) {
        return message.create(EmptyTextDescription.emptyDescription(), info.representation());
    }

    /** Goes on with something that may not be there: what says so is the failure. */
    <B, T extends MailAssert<T, B>> T lead(
            Supplier<B> to, BiFunction<@Nullable B, Reports, T> onward) {
        if (reports.muted()) {
            return onward.apply(null, reports);
        }
        try {
            isNotNull();
            var there = to.get();
            return onward.apply(there, reports).as(info.descriptionText());
        } catch (NoSuchElementException missing) {
            reports.sink().accept(told(missing.getMessage()));
        } catch (AssertionError failed) {
            reports.sink().accept(failed);
        }
        return onward.apply(null, reports.afterFailure());
    }

    /** The same where this module says what is missing. */
    <B, T extends MailAssert<T, B>> T lead(
            Supplier<Optional<B>> to,
            Supplier<ErrorMessageFactory> missing,
            BiFunction<@Nullable B, Reports, T> onward) {
        return lead(
                () -> to.get().orElseThrow(() -> new NoSuchElementException(text(missing.get()))),
                onward);
    }
}
