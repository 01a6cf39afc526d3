package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.MockMailServer;
import dev.postiche.record.RecordingForm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session that was recorded is a script that can be played again. */
class RecordedScriptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SPOKEN =
            """
            rfc: 9051 6
            about: what is said here is recorded and then played again
            fixture: three-messages.json

            phone  C: a1 SELECT INBOX
            phone  S: ...
            phone  S: a1 OK ...
            laptop C: b1 SELECT INBOX
            laptop S: ...
            laptop S: b1 OK ...
            laptop C: b2 IDLE
            laptop S: + ...
            phone  C: a2 UID STORE 12 +FLAGS (\\Seen)
            phone  S: ...
            phone  S: a2 OK ...
            laptop S: * 2 FETCH (FLAGS (\\Seen))
            phone  C: a3 APPEND INBOX {*}
            phone  S: + ...
            phone  L: Subject: new
            phone  L:
            phone  L: a \\ backslash, {5} braces, no line end\\
            phone  C:
            phone  S: ...
            phone  S: a3 OK ...
            laptop S: ...
            laptop S: * 4 EXISTS
            laptop C: DONE
            laptop S: ...
            laptop S: b2 OK ...
            phone  C: a4 FETCH 1,4 (UID FLAGS BODY.PEEK[HEADER.FIELDS (Subject)] BODY.PEEK[TEXT])
            phone  S: ...
            phone  S: a4 OK ...
            phone  C: a5 NONSENSE
            phone  S: a5 BAD ...
            phone  C: a6 LOGOUT
            phone  S: * BYE ...
            phone  S: a6 OK ...
            phone  S: <closed>
            laptop C: <close>
            """;

    @Test
    void whatWasRecordedCanBePlayedAgain() {
        var text = recorded("spoken", SPOKEN);
        assertThat(text)
                .contains("login: s1 anna, s2 anna")
                .contains("s1 C: a2 UID STORE 12 +FLAGS (\\Seen)")
                .contains("s2 S: * 2 FETCH (FLAGS (\\Seen))")
                .contains("s1 L: First body")
                .doesNotContain("***", "secret\r");
        play("recorded", text);
    }

    @Test
    void anotherAnswerFailsIt() {
        var text = recorded("spoken", SPOKEN).replace("s1 L: First body", "s1 L: Other body");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> play("altered", text))
                .withMessageContaining("Other body");
    }

    @Test
    void aMaildropIsPlayedAgainToo() {
        var text =
                recorded(
                        "drop",
                        """
                        rfc: 1939 5
                        about: a maildrop
                        fixture: three-messages.json
                        pop3: desk

                        desk C: STAT
                        desk S: +OK ...
                        desk C: RETR 2
                        desk S: ...
                        desk S: .
                        desk C: RETR 9
                        desk S: -ERR ...
                        desk C: DELE 1
                        desk S: +OK ...
                        desk C: QUIT
                        desk S: +OK ...
                        desk S: <closed>
                        """);
        assertThat(text)
                .contains("pop3: s1", "login: s1 anna")
                .contains("s1 S: Second body", "s1 S: .\n");
        play("drop-again", text);
    }

    @Test
    void whoNeverLoggedInBeginsWithTheGreeting() {
        var text =
                recorded(
                        "nobody",
                        """
                        rfc: 9051 6
                        about: nobody logs in
                        fixture: three-messages.json

                        guest S: * OK ...
                        guest C: a1 CAPABILITY
                        guest S: ...
                        guest S: a1 OK ...
                        guest C: a2 SELECT INBOX
                        guest S: a2 BAD ...
                        guest C: <close>
                        """);
        assertThat(text).contains("s1 S: * OK [CAPABILITY ").doesNotContain("login:");
        play("nobody-again", text);
    }

    /** Plays a script, and gives what the server recorded meanwhile as a script. */
    private static String recorded(String name, String script) {
        var spoken = ScriptReader.read(name, script);
        try (var mail =
                MockMailServer.builder().seed(1).fixture(ScriptFolder.fixture(spoken)).start()) {
            new ScriptRunner(spoken, new StartedServer(mail), PATIENCE).run();
            mail.await()
                    .until(
                            "the end of all sessions",
                            () ->
                                    mail.recording().sessions().stream()
                                            .noneMatch(it -> it.isLive()));
            var sessions = mail.recording().sessions();
            return sessions.size() == 1
                    ? sessions.get(0).script("three-messages.json")
                    : RecordingForm.SCRIPT
                            .of(sessions)
                            .replace("login:", "fixture: three-messages.json\nlogin:");
        }
    }

    private static void play(String name, String text) {
        var script = ScriptReader.read(name, text);
        try (var server = InProcessServerUnderTest.start(script)) {
            new ScriptRunner(script, server, PATIENCE).run();
        }
    }
}
