package dev.postiche.script;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every script against a fresh server; {@code -Dscripts.only=imap/fetch} plays those whose
 * name begins so.
 */
class ScriptsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestFactory
    Stream<DynamicTest> scripts() {
        var only = System.getProperty("scripts.only", "");
        return ScriptFolder.read().stream()
                .filter(script -> script.name().startsWith(only))
                .map(script -> dynamicTest(script.name(), () -> play(script)));
    }

    private static void play(Script script) {
        try (var server = InProcessServerUnderTest.start(script)) {
            new ScriptRunner(script, server, PATIENCE).run();
        }
    }
}
