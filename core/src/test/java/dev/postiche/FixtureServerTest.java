package dev.postiche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.ArmedFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server does what its fixture says. */
class FixtureServerTest {

    @TempDir Path folder;

    private MockMailServer start(String json) throws IOException {
        var fixture = folder.resolve("inbox.json");
        Files.writeString(fixture, json);
        return MockMailServer.builder().fixture(fixture).start();
    }

    @Test
    void theServerIsAsTheFixtureSays() throws IOException {
        Files.writeString(
                folder.resolve("mine.json"),
                """
                {"name": "mine", "greeting": "at your service",
                 "capabilities": {"beforeLogin": "*", "afterLogin": "*", "without": "ID"}}
                """);
        try (var mail =
                        start(
                                """
                                {"accounts": [{"user": "anna"}],
                                 "server": {"profile": "mine.json", "separator": ".", "seed": 42,
                                            "capabilities": {"without": ["IDLE"], "with": "X-FOO"},
                                            "autoAccounts": {"password": "pass"}}}
                                """);
                var client = LineClient.connect(mail.imap())) {
            assertThat(mail.server().seed()).isEqualTo(42);
            assertThat(mail.server().profile()).isEqualTo("mine");
            assertThat(greeting(mail)).startsWith("* OK").endsWith("at your service");
            assertThat(client.command("a CAPABILITY").get(0))
                    .contains(" X-FOO")
                    .doesNotContain(" IDLE")
                    .doesNotContain(" ID ");
            client.command("b LOGIN somebody pass");
            assertThat(client.command("c LIST \"\" \"\""))
                    .contains("* LIST (\\Noselect) \".\" \"\"");
        }
    }

    @Test
    void itsFaultsAreArmedBeforeTheFirstConnectionAndAfterAReset() throws IOException {
        try (var mail =
                start(
                        """
                        {"faults": [{"name": "bad-day", "at": "greeting",
                                     "do": {"bye": "not today"}, "times": {"count": 1}}]}
                        """)) {
            for (int i = 0; i < 2; i++) {
                assertThat(mail.faults().armed())
                        .extracting(ArmedFault::name)
                        .containsExactly("bad-day");
                assertThat(greeting(mail)).isEqualTo("* BYE not today");
                assertThat(greeting(mail)).startsWith("* OK");
                mail.reset();
            }
        }
    }

    private static String greeting(MockMailServer mail) throws IOException {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port());
                var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)) {
            socket.setSoTimeout(5_000);
            return new BufferedReader(in).readLine();
        }
    }
}
