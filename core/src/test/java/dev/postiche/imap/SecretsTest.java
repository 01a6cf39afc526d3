package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No recording shows a password, in whatever form it came. */
class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t LOGIN anna hidden\r\n",
                "t LOGIN anna \"hidden\"\r\n",
                "t LOGIN {4+}\r\nanna {6+}\r\nhidden\r\n",
                "t LOGIN anna(hidden\r\n",
                "t LOGIN anna hidden and more\r\n",
                "t AUTHENTICATE PLAIN hidden\r\n",
                "t AUTHENTICATE PLAIN\r\nhidden\r\n"
            })
    void noPasswordIsKept(String command) {
        var dialogue = dialogue(command);
        assertThat(dialogue).doesNotContain("hidden").contains("***");
    }

    /** The literal is skipped and what stands behind it is a line of the command all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"t LOGIN {7000+}", "t AUTHENTICATE PLAIN {7000+}"})
    void noPasswordIsKeptBehindALiteralThatIsRefused(String line) {
        var dialogue = dialogue(line + "\r\n" + "x".repeat(7_000) + " hidden\r\n");
        assertThat(dialogue).doesNotContain("hidden").contains("***");
    }

    @Test
    void whatIsNoSecretIsKept() {
        assertThat(dialogue("t AUTHENTICATE PLAIN\r\n*\r\n")).contains("C: t AUTHENTICATE PLAIN");
        assertThat(dialogue("t LOGIN anna hidden\r\n")).contains("C: t LOGIN anna ***");
    }

    private static String dialogue(String command) {
        try (var server = MockMailServer.builder().limit("literal", "1KiB").start();
                var client = new WireClient(server.imap().port())) {
            client.line();
            client.raw(command);
            client.until("t ");
            client.command("LOGOUT");
            return server.recording().session(1).dialogue();
        }
    }
}
