package dev.postiche.script;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.postiche.record.RecordedSession;
import dev.postiche.record.RecordingForm;
import dev.postiche.script.Script.Step.AdvanceClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What was recorded of a script is a script itself, which can be played again: one of each folder,
 * or with {@code -Dscripts.only=imap/fetch} all whose names begin so.
 */
class RecordedScriptsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Headers that say how the server is; the others the recording knows itself. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("fixture", "profile", "separator", "with", "without", "limit", "quirk");

    /** What cannot be said again as it was. */
    private static final List<String> LEFT_OUT =
            List.of(
                    // Accounts whose passwords are not "secret".
                    "imap/literal/mixed",
                    "imap/literal/non-synchronizing",
                    "imap/login/",
                    "imap/profiles/courier-prefix",
                    "pop3/apop",
                    "pop3/pass-with-spaces",
                    "pop3/pipelining",
                    "pop3/session",
                    // Lines that no recording keeps.
                    "imap/bad-input/long-line",
                    "imap/limits/command-line",
                    "pop3/long-line",
                    // How many messages are told at once is a matter of speed.
                    "imap/idle/hundred-messages");

    @TestFactory
    Stream<DynamicTest> scripts() {
        var only = System.getProperty("scripts.only", "");
        var folders = new HashSet<String>();
        return ScriptFolder.read().stream()
                .filter(script -> script.name().startsWith(only))
                .filter(script -> LEFT_OUT.stream().noneMatch(script.name()::startsWith))
                .filter(script -> script.steps().stream().noneMatch(AdvanceClock.class::isInstance))
                .filter(script -> !only.isEmpty() || folders.add(folder(script)))
                .map(script -> dynamicTest(script.name(), () -> again(script)));
    }

    private static String folder(Script script) {
        return script.name().substring(0, script.name().lastIndexOf('/'));
    }

    private static void again(Script script) {
        var headers = new StringBuilder();
        script.headers()
                .forEach(
                        (name, value) -> {
                            if (OF_THE_SERVER.contains(name)) {
                                headers.append(name).append(": ").append(value).append('\n');
                            }
                        });
        var text = headers + recorded(script);
        var again = ScriptReader.read(script.name() + "-recorded", text);
        try (var server = InProcessServerUnderTest.start(again)) {
            new ScriptRunner(again, server, PATIENCE).run();
        } catch (AssertionError differs) {
            throw new AssertionError(differs.getMessage() + "\n\nas recorded:\n" + text, differs);
        }
    }

    private static String recorded(Script script) {
        try (var server = InProcessServerUnderTest.start(script)) {
            new ScriptRunner(script, server, PATIENCE).run();
            var recording = server.recording();
            recording.await(
                    any -> recording.sessions().stream().noneMatch(RecordedSession::isLive),
                    PATIENCE);
            return RecordingForm.SCRIPT.of(recording.sessions());
        }
    }
}
