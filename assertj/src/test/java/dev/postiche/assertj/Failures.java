package dev.postiche.assertj;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Assertions that are meant to fail, and what they then say. */
final class Failures {

    private Failures() {}

    static ThrowableAssertAlternative<AssertionError> assertThatItFails(ThrowingCallable call) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(call);
    }
}
