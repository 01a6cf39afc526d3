package dev.postiche.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postiche.record.RecordedSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions that are meant to fail, and all that they then say. */
final class Failures {

    private Failures() {}

    static Told assertThatItFails(ThrowingCallable call) {
        var failure = catchThrowableOfType(AssertionError.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return new Told(failure.getMessage());
    }

    /** The text of a failure. */
    record Told(String text) {

        /** The whole text. */
        void says(String whole) {
            assertThat(text).isEqualTo(whole);
        }

        /** The whole text, but for the lines in which AssertJ tells where a failure is. */
        void saysWithoutLines(String whole) {
            assertThat(text.replaceAll("\nat .*", "")).isEqualTo(whole);
        }

        /** The beginning of a text that differs from run to run later on. */
        void startsWith(String head) {
            assertThat(text).startsWith(head);
        }

        /** The end of a text that is too long to be shown here. */
        void endsWith(String end) {
            assertThat(text).endsWith(end);
        }

        /** The whole text, that ends in a session's dialogue in short. */
        void says(String head, RecordedSession session) {
            says(head, session, 0);
        }

        /** The whole text, that ends in a session's dialogue with one exchange marked. */
        void says(String head, RecordedSession session, int exchange) {
            says(head + "\n\n" + session.excerpt(exchange));
        }
    }
}
