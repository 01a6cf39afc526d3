package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.engine.Limit;
import dev.postiche.engine.Limits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it gets one clear answer and may go on. */
class BadInputTest {

    private final ImapTestServer server = new ImapTestServer();
    private final WireClient client = server.login();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void assertAnswer(String octets, String answer) {
        client.raw(octets);
        assertThat(client.line()).startsWith(answer);
        assertLives();
    }

    private void assertLives() {
        assertThat(client.command("NOOP")).containsExactly("t OK NOOP completed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n",
                "a \r\n",
                "a NOOP x\r\n",
                "a NOOP \r\n",
                "a  NOOP\r\n",
                "a NOOP\n",
                "a N\u0000OP\r\n",
                "a NO\rOP\r\n",
                "a \u00FF\u00FE\r\n",
                "a UID\r\n",
                "a UID NOOP\r\n",
                "a FETCH 1 FLAGS\r\n",
                "a LOGIN anna secret\r\n",
                "a SELECT \"INBOX\r\n",
                "a SELECT {3}x\r\n",
                "a SELECT {3}\n",
                "a SELECT {99999999999999999999}\r\n",
                "a SELECT {4294967295}\r\n",
                "a SELECT INBOX (CONDSTORY)\r\n",
                "a APPEND INBOX ~{3\r\n",
                "a APPEND INBOX UTF8 (~{3)\r\n",
                "a ENABLE IMAP4rev2 (\r\n",
                "a XYZZY {5}\r\n",
                "a XYZZY {6+}\r\na NOOP\r\n"
            })
    void aWrongCommandIsBad(String octets) {
        assertAnswer(octets, "a BAD ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n", " \r\n", "+ NOOP\r\n", "a(b NOOP\r\n", "\u0000\r\n", "* OK\r\n"})
    void withoutATagTheAnswerHasNone(String octets) {
        assertAnswer(octets, "* BAD ");
    }

    @Test
    void aLineOfTenMegabytes() {
        assertAnswer("a NOOP " + "x".repeat(10_000_000) + "\r\n", "a BAD [TOOBIG] ");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_518, 65_524, 65_525, 65_530, 70_000, 1_000_000})
    void theLiteralOfALineThatIsTooLongIsNotRun(int length) {
        client.raw("a NOOP " + "x".repeat(length) + " {8+}\r\nb NOOP\r\n\r\n");
        assertThat(client.line()).startsWith("a BAD");
        assertLives();
    }

    @Test
    void aLiteralThatIsTooBigIsRefusedBeforeItIsSent() {
        assertAnswer("a APPEND INBOX {4294967295}\r\n", "a NO [TOOBIG] ");
        assertAnswer("a SELECT {4294967295}\r\n", "a BAD [TOOBIG] ");
        assertThat(server.store.state().mailbox("anna", "INBOX").orElseThrow().exists()).isZero();
    }

    @Test
    void aLiteralThatIsTooBigAndComesUnaskedIsSkipped() {
        var octets = "b NOOP\r\n".repeat(150_000);
        assertAnswer(
                "a APPEND INBOX {" + octets.length() + "+}\r\n" + octets + "\r\n", "a NO [TOOBIG]");
    }

    @Test
    void noLiteralOfAFailedCommandIsEverRun() {
        client.raw("a XYZZY {8+}\r\nb NOOP\r\n {8+}\r\nc NOOP\r\n\r\n");
        assertThat(client.line()).startsWith("a BAD");
        assertLives();
    }

    @Test
    void aLiteralOfFourGigabytesThatComesUnaskedEndsTheSession() { // RFC 7888 §4
        client.raw("a APPEND INBOX {4294967295+}\r\n");
        assertThat(client.line()).startsWith("* BYE [TOOBIG]");
        assertThat(client.line()).isEqualTo("closed");
    }

    @Test
    void aClientThatVanishesInALiteralLeavesNothing() {
        client.raw("a APPEND INBOX {100}\r\n");
        assertThat(client.line()).startsWith("+ ");
        client.raw("only a part");
        client.close();
        try (var other = server.login()) {
            assertThat(other.command("STATUS INBOX (MESSAGES)"))
                    .contains("* STATUS INBOX (MESSAGES 0)");
        }
    }

    @Test
    void severalCommandsMayComeAtOnce() {
        client.raw("a NOOP\r\nb XYZZY\r\nc NOOP\r\n");
        assertThat(client.until("c "))
                .containsExactly(
                        "a OK NOOP completed",
                        "b BAD Unknown command XYZZY",
                        "c OK NOOP completed");
    }

    @Test
    void aTagHasABound() {
        assertAnswer("t".repeat(512) + " XYZZY\r\n", "ttt");
        assertAnswer("t".repeat(513) + " XYZZY\r\n", "* BAD ");
    }

    @Test
    void searchKeysAreNotNestedWithoutEnd() {
        client.command("SELECT INBOX");
        assertThat(client.command("SEARCH " + "NOT ".repeat(90) + "ALL")).hasSize(2);
        for (var opening : List.of("NOT ", "(", "OR ALL ", "FUZZY ")) {
            assertAnswer("a SEARCH " + opening.repeat(8_000) + "ALL\r\n", "a BAD ");
        }
    }

    @Test
    void limitsCanBeSet() {
        var limits = Limits.standard().with(Limit.COMMAND_LINE, 30).with(Limit.LITERAL, 5);
        try (var small = new ImapTestServer(List.of(), '/', "", limits);
                var other = small.login()) {
            other.send("a SELECT " + "x".repeat(30));
            assertThat(other.line()).startsWith("a BAD [TOOBIG]");
            other.send("a SELECT {6}");
            assertThat(other.line()).startsWith("a BAD [TOOBIG]");
            other.raw("a LIST {5+}\r\nabcde {5+}\r\nabcde {1+}\r\nx\r\n");
            assertThat(other.line()).startsWith("a BAD [TOOBIG]");
            assertThat(other.command("NOOP")).hasSize(1);
        }
    }

    @Test
    void noiseGetsAnAnswerForEachLine() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var noise = new StringBuilder(random.nextBoolean() ? "a " : "");
            for (int n = random.nextInt(30); n > 0; n--) {
                noise.append((char) random.nextInt(256));
            }
            var line = noise.toString().replace('\n', ' ').replace('}', ' ');
            client.raw(line + "\r\n");
            assertThat(client.line()).as("seed %d: %s", seed, line).contains(" BAD ");
        }
        assertLives();
    }
}
