package dev.postiche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.fixture.Fixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capability can be hidden in four ways, and each hides its command too. */
class HidingTest {

    private static final String PROFILE =
            """
            {"name": "no-move", "description": "A server without MOVE",
             "capabilities": {"without": ["MOVE"]}}
            """;

    @TempDir Path folder;

    private static void isHidden(UnaryOperator<MockMailServerBuilder> way) throws IOException {
        var builder = way.apply(MockMailServer.builder().account("anna", "secret"));
        try (var mail = builder.start();
                var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            assertThat(talk(socket)).isEqualTo("hidden");
        }
    }

    private static String talk(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(
                        "a LOGIN anna secret\r\nb SELECT INBOX\r\nc MOVE 1 INBOX\r\n"
                                .getBytes(StandardCharsets.UTF_8));
        var greeting = in.readLine();
        var login = in.readLine();
        var line = in.readLine();
        while (!line.startsWith("c ")) {
            line = in.readLine();
        }
        boolean announced = (greeting + login).contains(" MOVE ");
        return announced
                ? "announced"
                : line.equals("c BAD Unknown command MOVE") ? "hidden" : line;
    }

    @Test
    void byProfile() throws IOException {
        var profile = Files.writeString(folder.resolve("no-move.json"), PROFILE);
        isHidden(builder -> builder.profile(profile.toString()));
    }

    @Test
    void byFixture() throws IOException {
        var json = "{\"server\": {\"capabilities\": {\"without\": [\"MOVE\"]}}}";
        isHidden(builder -> builder.fixture(Fixture.parse(json)));
    }

    @Test
    void byBuilder() throws IOException {
        isHidden(builder -> builder.without("MOVE"));
    }

    @Test
    void byCommandLine() throws IOException {
        try (var program =
                        Launched.with(
                                Map.of("POSTICHE_ADMIN_PORT", "off"),
                                "--imap-port=0",
                                "--imaps-port=off",
                                "--pop3-port=off",
                                "--pop3s-port=off",
                                "--without=MOVE");
                var socket = Launched.connect(program.line(), "imap")) {
            assertThat(talk(socket)).isEqualTo("hidden");
        }
    }
}
