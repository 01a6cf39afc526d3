package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.fixture.Fixture;
import dev.postiche.junit.MailServer.Lifecycle;
import dev.postiche.spec.Protocol;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A server as an annotation or a builder describes it.
 *
 * @param key what it is kept under: the annotated element, or for a suite the annotation itself
 * @param settings applied to a builder, for a test class
 */
record Definition(
        String name,
        Object key,
        Lifecycle lifecycle,
        Set<Mishap> failOn,
        Optional<Instant> clock,
        BiConsumer<MockMailServerBuilder, Class<?>> settings) {

    static Definition of(MailServer annotation, String name, Object element) {
        return new Definition(
                name,
                annotation.lifecycle() == Lifecycle.PER_SUITE ? annotation : element,
                annotation.lifecycle(),
                Set.of(annotation.failOn()),
                clock(annotation.clock()),
                (builder, testClass) -> apply(annotation, builder, testClass));
    }

    private static Optional<Instant> clock(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException wrong) {
            throw new ExtensionConfigurationException(
                    "clock = \"" + text + "\": write it as 2026-11-20T10:00:00Z", wrong);
        }
    }

    private static void apply(
            MailServer annotation, MockMailServerBuilder builder, Class<?> testClass) {
        for (var fixture : annotation.fixture()) {
            builder.fixture(Fixtures.of(fixture, testClass));
        }
        for (var account : annotation.accounts()) {
            var words = account.split(":", 2);
            builder.account(words[0], words.length > 1 ? words[1] : "secret");
        }
        for (var fault : annotation.faults()) {
            builder.fixture(Fixture.parse("{\"faults\": [" + fault + "]}"));
        }
        var spoken = Set.of(annotation.protocols());
        if (annotation.tls()) {
            builder.tls();
        }
        if (!spoken.contains(Protocol.IMAP)) {
            builder.imapOff();
        }
        if (!spoken.contains(Protocol.POP3)) {
            builder.pop3Off();
        }
        if (!annotation.profile().isEmpty()) {
            builder.profile(annotation.profile());
        }
        builder.without(annotation.without()).record(annotation.record());
        if (annotation.seed() != 0) {
            builder.seed(annotation.seed());
        }
    }

    ServerOfTests start(Class<?> testClass) {
        var builder = MockMailServer.builder();
        settings.accept(builder, testClass);
        return new ServerOfTests(builder.start(), failOn, clock);
    }
}
