package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner fails when it should: otherwise no script proves anything. */
class ScriptRunnerTest {

    private static final String NOOP_SCRIPT =
            """
            phone C: a1 NOOP
            phone S: * 3 EXISTS
            phone S: a1 OK ...
            """;

    @Test
    void passesWhenEverythingComesAsListed() {
        assertThatCode(() -> play(NOOP_SCRIPT, "* 3 EXISTS\r\na1 OK done\r\n"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // An untagged reply that nobody listed.
                "* 3 EXISTS\r\n* 1 EXPUNGE\r\na1 OK done\r\n",
                // A missing one.
                "a1 OK done\r\n",
                // Another value, another tag, another condition.
                "* 4 EXISTS\r\na1 OK done\r\n",
                "* 3 EXISTS\r\na2 OK done\r\n",
                "* 3 EXISTS\r\na1 NO done\r\n",
                // Wrong spacing, no text, a bare LF.
                "*  3 EXISTS\r\na1 OK done\r\n",
                "* 3 EXISTS\r\na1 OK\r\n",
                "* 3 EXISTS\na1 OK done\r\n",
                // More than the script awaits, in one piece with the rest.
                "* 3 EXISTS\r\na1 OK done\r\n* 4 EXISTS\r\n"
            })
    void failsWithTheDialogue(String replies) {
        assertThatThrownBy(() -> play(NOOP_SCRIPT, replies))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("example.txt")
                .hasMessageContaining("wanted:")
                .hasMessageContaining("phone C: a1 NOOP");
    }

    @Test
    void failsWhenTheServerIsSilent() {
        assertThatThrownBy(() -> play(NOOP_SCRIPT, "* 3 EXISTS\r\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing within")
                .hasMessageContaining("phone S: * 3 EXISTS");
    }

    @Test
    void failsWhenTheServerCloses() {
        assertThatThrownBy(() -> play(NOOP_SCRIPT, "* 3 EXISTS\r\n" + CannedServer.CLOSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the connection was closed");
    }

    @Test
    void dotsSkipUntaggedRepliesOnly() {
        var script =
                """
                phone C: a1 NOOP
                phone S: ...
                phone S: a1 OK ...
                """;
        assertThatCode(() -> play(script, "* 3 EXISTS\r\n* OK [ALERT] hm\r\na1 OK x\r\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> play(script, "* 3 EXISTS\r\na0 OK x\r\na1 OK x\r\n"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> play(script, "* BYE sorry\r\na1 OK x\r\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void repliesInAnyOrderMustAllCome() {
        var script =
                """
                phone C: a1 NOOP
                phone S: <in any order>
                phone S: * 3 EXISTS
                phone S: * 1 FETCH (FLAGS ())
                phone S: a1 OK ...
                """;
        assertThatCode(() -> play(script, "* 1 FETCH (FLAGS ())\r\n* 3 EXISTS\r\na1 OK x\r\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> play(script, "* 3 EXISTS\r\na1 OK x\r\n"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> play(script, "* 3 EXISTS\r\n* 3 EXISTS\r\na1 OK x\r\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aSecondTaggedReplyFailsAtTheEnd() {
        assertThatThrownBy(() -> play(NOOP_SCRIPT, "* 3 EXISTS\r\na1 OK x\r\na1 OK x\r\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the end");
    }

    @Test
    void literalsAreCountedAndCompared() {
        var script =
                """
                phone C: a1 NOOP
                phone S: * 1 FETCH (BODY[] {*}
                phone L: one
                phone L: two
                phone S:  UID 4)
                phone S: a1 OK ...
                """;
        assertThatCode(
                        () ->
                                play(
                                        script,
                                        "* 1 FETCH (BODY[] {10}\r\none\r\ntwo\r\n UID 4)\r\n"
                                                + "a1 OK x\r\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                play(
                                        script,
                                        "* 1 FETCH (BODY[] {8}\r\none\r\ntw\n UID 4)\r\n"
                                                + "a1 OK x\r\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void expectsTheEndOfTheConnection() {
        var script =
                """
                phone C: a1 LOGOUT
                phone S: * BYE ...
                phone S: a1 OK ...
                phone S: <closed>
                """;
        var replies = "* BYE bye\r\na1 OK bye\r\n";
        assertThatCode(() -> play(script, replies + CannedServer.CLOSE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> play(script, replies))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stays open");
    }

    @Test
    void whatWasKeptIsFilledIntoCommandsAndCompared() {
        var script =
                """
                phone C: a1 NOOP
                phone S: a1 OK [UIDVALIDITY ?validity] ...
                phone C: a2 NOOP ?validity
                phone S: a2 OK [UIDVALIDITY ?>validity] ...
                """;
        assertThatCode(
                        () ->
                                play(
                                        script,
                                        "%s OK [UIDVALIDITY 7] x\r\n",
                                        "%s OK [UIDVALIDITY 8] x\r\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                play(
                                        script,
                                        "%s OK [UIDVALIDITY 7] x\r\n",
                                        "%s OK [UIDVALIDITY 7] x\r\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a2 NOOP 7");
    }

    @Test
    void pop3IsComparedAsText() {
        var script =
                """
                desk S: +OK ... <?stamp>
                desk C: APOP mrose <md5 <?stamp>|tanstaaf>
                desk S: +OK ...
                desk S: line
                desk S: .
                """;
        // RFC 1939 §7 prints this digest.
        try (var server =
                new CannedServer(
                        "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>\r\n",
                        line ->
                                line.equals("APOP mrose c4c9334bac560ecc979e58001b3e22fb")
                                        ? "+OK 1 message\r\nline\r\n.\r\n"
                                        : "-ERR\r\n")) {
            var text = "rfc: 1939 7\nabout: x\npop3: desk\n\n" + script;
            assertThatCode(() -> run(text, server)).doesNotThrowAnyException();
        }
    }

    @Test
    void movesTheClock() {
        try (var server = new CannedServer("* OK hi\r\n", ScriptRunnerTest::loggedIn)) {
            run("rfc: 3501 5.4\nabout: x\n\nclock: +31m\n", server);

            assertThat(server.advances()).containsExactly(Duration.ofMinutes(31));
        }
    }

    private static String loggedIn(String line) {
        return line.startsWith("login ") ? "login OK in\r\n" : "";
    }

    /** Plays with a server that answers the commands after LOGIN with these, in order. */
    private static void play(String dialogue, String... replies) {
        var next = new int[1];
        try (var server =
                new CannedServer(
                        "* OK ready\r\n",
                        line ->
                                line.startsWith("login ")
                                        ? "login OK in\r\n"
                                        : replies[next[0]++].replace("%s", line.split(" ")[0]))) {
            run("rfc: 3501 6.1.2\nabout: an example\n\n" + dialogue, server);
        }
    }

    private static void run(String text, ServerUnderTest server) {
        new ScriptRunner(ScriptReader.read("example", text), server, Duration.ofMillis(500)).run();
    }
}
