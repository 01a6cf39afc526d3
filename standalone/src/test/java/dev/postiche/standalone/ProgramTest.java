package dev.postiche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what scripts and containers rely on. */
class ProgramTest {

    private static final String[] FREE_PORTS = {
        "--imap-port=0", "--imaps-port=off", "--pop3-port=0", "--pop3s-port=off", "--admin-port=off"
    };

    @Test
    void saysReadyServesTheDemoAndEndsWithByeOnSigterm(@TempDir Path folder) throws Exception {
        var file = folder.resolve("ready.json");
        try (var program =
                Launched.with(
                        "--imap-port=0",
                        "--imaps-port=0",
                        "--pop3-port=0",
                        "--pop3s-port=0",
                        "--admin-port=0",
                        "--seed=42",
                        "--ready-file=" + file)) {
            var ready = program.line();
            assertThat(ready)
                    .matches(
                            "READY imap=@ imaps=@ pop3=@ pop3s=@ admin=http://@ seed=42"
                                    .replace("@", "127\\.0\\.0\\.1:\\d+"));
            assertThat(file)
                    .content()
                    .contains("\"imap\":\"127.0.0.1:", "\"seed\":42,\"pid\":" + program.pid());
            try (var socket = Launched.connect(ready, "imap")) {
                var in = lines(socket);
                assertThat(in.readLine()).startsWith("* OK");
                send(socket, "a LOGIN anna secret");
                assertThat(in.readLine()).startsWith("a OK");

                var begin = System.nanoTime();
                program.terminate();
                assertThat(in.readLine()).startsWith("* BYE");
                assertThat(in.readLine()).isNull();
                assertThat(program.exitCode()).isZero();
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isLessThan(Duration.ofSeconds(2));
            }
            assertThat(file).doesNotExist();
            assertThat(program.rest()).isEmpty();
        }
    }

    @Test
    void aListenerThatIsOffIsLeftOutAndVariablesCount() {
        var variables =
                Map.of(
                        "POSTICHE_IMAP_PORT", "off",
                        "POSTICHE_IMAPS_PORT", "off",
                        "POSTICHE_POP3S_PORT", "off",
                        "POSTICHE_ADMIN_PORT", "off",
                        "POSTICHE_POP3_PORT", "0",
                        "POSTICHE_SEED", "7",
                        "POSTICHE_WHATEVER", "x");
        try (var program = Launched.with(variables)) {
            assertThat(program.line()).matches("READY pop3=127\\.0\\.0\\.1:\\d+ seed=7");
        }
    }

    @Test
    void logsEventsAndTheDialogueWithSecretsMasked() throws IOException {
        try (var program =
                Launched.with(
                        "--imap-port=0",
                        "--imaps-port=off",
                        "--pop3-port=off",
                        "--pop3s-port=off",
                        "--admin-port=off",
                        "--trace",
                        "--log-format=json")) {
            try (var socket = Launched.connect(program.line(), "imap")) {
                var in = lines(socket);
                in.readLine();
                send(socket, "a LOGIN anna secret");
                in.readLine();
                send(socket, "b LOGOUT");
                while (in.readLine() != null) {}
            }
            assertThat(program.errorsUpTo("session-ended"))
                    .contains("\"event\":\"session-began\"", "\"event\":\"session-ended\"")
                    .contains("\"request\":\"a LOGIN anna ***\\r\\n\"", "\"ending\":\"logout\"")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aPortInUseEndsWithOneAndIsNamedInOneLine() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program =
                        Launched.with("--pop3-port=0", "--imap-port=" + taken.getLocalPort())) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .contains("port " + taken.getLocalPort() + " of 127.0.0.1")
                    .hasLineCount(1);
            assertThat(program.rest()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsNotThereEndsWithOne() {
        try (var program =
                Launched.with(
                        "--bind=192.0.2.1", "--imap-port=0", "--pop3-port=0", "--admin-port=off")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors()).contains("192.0.2.1").hasLineCount(1);
        }
    }

    @Test
    void anUnknownOptionEndsWithTwoAndTheNearestRightOne() {
        try (var program = Launched.with("--imap-prt=0")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors()).contains("did you mean \"--imap-port\"?").hasLineCount(1);
        }
    }

    @Test
    void aWrongFixtureEndsWithTwoAndAllErrors(@TempDir Path folder) throws IOException {
        var first = folder.resolve("first.json");
        var second = folder.resolve("second.json");
        Files.writeString(
                first,
                """
                { "accounts": [ { "user": "anna", "mailboxes": [
                  { "name": "INBOX", "messages": [ { "subjct": "x", "flags": ["\\\\Sean"] } ] } ] } ] }
                """);
        Files.writeString(second, "{ \"acounts\": [] }");
        try (var program =
                Launched.with(
                        "--fixture=" + first,
                        "--fixture=" + second,
                        "--fixture=" + folder.resolve("none.json"))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .contains(
                            "first.json:2:", "unknown field \"subjct\", did you mean \"subject\"?")
                    .contains("\\Sean", "second.json:1:", "did you mean \"accounts\"?")
                    .contains("none.json");
        }
    }

    @Test
    void unknownNamesInTheCallEndWithTwo() {
        for (var option :
                new String[] {
                    "--profile=dovecat", "--without=MOVEE", "--limit=literla=1", "--quirk=labls"
                }) {
            try (var program =
                    Launched.with(
                            FREE_PORTS[0], FREE_PORTS[1], FREE_PORTS[2], FREE_PORTS[3], option)) {
                assertThat(program.exitCode()).as(option).isEqualTo(2);
                assertThat(program.errors()).as(option).contains("unknown");
            }
        }
    }

    @Test
    void aProfileOfTheUsersOwnIsTakenOrTellsWhatIsWrong(@TempDir Path folder) throws Exception {
        var file = folder.resolve("ours.json");
        var profile = "--profile=" + file;
        Files.writeString(
                file, "{\"name\": \"ours\", \"extends\": \"courier\", \"greeting\": \"Hi\"}");
        try (var program =
                Launched.with(
                        FREE_PORTS[0],
                        FREE_PORTS[1],
                        FREE_PORTS[2],
                        FREE_PORTS[3],
                        FREE_PORTS[4],
                        profile,
                        "--separator=\\",
                        "--quirk=toldCapabilities=nowhere")) {
            try (var socket = Launched.connect(program.line(), "imap")) {
                var in = lines(socket);
                assertThat(in.readLine()).isEqualTo("* OK Hi");
                send(socket, "a LOGIN anna secret");
                assertThat(in.readLine()).isEqualTo("a OK LOGIN Ok.");
                send(socket, "b LIST \"\" \"\"");
                assertThat(in.readLine()).isEqualTo("* LIST (\\Noselect) \"\\\\\" \"\"");
            }
        }
        Files.writeString(file, "{\"name\": \"ours\", \"quirks\": {\"lables\": true}}");
        try (var program = Launched.with(profile)) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .contains("ours.json:1:29: unknown quirk \"lables\", did you mean \"labels\"?");
        }
        try (var program = Launched.with("--profile=" + folder.resolve("none.json"))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors()).contains("none.json: cannot be read");
        }
    }

    @Test
    void helpAndVersionEndWithZero() {
        try (var program = Launched.with("--help")) {
            var help = program.rest();
            assertThat(help).contains("--imap-port", "POSTICHE_IMAP_PORT", "Exit codes");
            assertThat(help.lines()).allMatch(line -> line.length() <= 80);
            assertThat(program.exitCode()).isZero();
        }
        try (var program = Launched.with("--version")) {
            assertThat(program.rest()).startsWith("postiche ");
            assertThat(program.exitCode()).isZero();
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theAdminApiIsThereWhenReadyIs() throws Exception {
        try (var program =
                Launched.with(
                        "--imap-port=0",
                        "--imaps-port=off",
                        "--pop3-port=off",
                        "--pop3s-port=off",
                        "--admin-port=0",
                        "--admin-token=t0ken")) {
            var uri = program.line().replaceAll(".* admin=(\\S+) .*", "$1");
            var client = HttpClient.newHttpClient();
            var request = HttpRequest.newBuilder(URI.create(uri + "/api/v1/server"));
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer t0ken");
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"endpoints\"", "\"seed\"");
            program.terminate();
            assertThat(program.exitCode()).isZero();
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void anAdminApiForOthersNeedsATokenOrTheWordThatItIsOpen() {
        try (var program = Launched.with("--bind=0.0.0.0", "--imap-port=0")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .contains("--admin-token", "--admin-open", "--admin-port off")
                    .hasLineCount(1);
        }
        try (var program = Launched.with("--admin-port=0", "--admin-token=a b")) {
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aPortOfTheAdminApiInUseEndsWithOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program =
                        Launched.with(
                                "--imap-port=0",
                                "--imaps-port=off",
                                "--pop3-port=off",
                                "--pop3s-port=off",
                                "--admin-port=" + taken.getLocalPort())) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .contains("admin", String.valueOf(taken.getLocalPort()))
                    .hasLineCount(1);
        }
    }

    @Test
    void withoutTheAdminApiNoneOfItsClassesIsLoaded() {
        assertThat(loadedClasses("off"))
                .noneMatch(name -> name.startsWith("io.undertow"))
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind"))
                .noneMatch(name -> name.startsWith("org.xnio"))
                .noneMatch(name -> name.startsWith("dev.postiche.http"))
                .noneMatch(name -> name.startsWith("dev.postiche.standalone.imports"))
                .noneMatch(name -> name.startsWith("dev.postiche.standalone.capture"))
                .noneMatch(name -> name.startsWith("dev.postiche.standalone.mask"))
                .noneMatch(name -> name.startsWith("dev.postiche.standalone.imap"));
        assertThat(loadedClasses("0")).contains("io.undertow.Undertow");
    }

    /** The classes that the virtual machine itself says it has loaded. */
    private static List<String> loadedClasses(String adminPort) {
        try (var program =
                Launched.with(
                        List.of("-Xlog:class+load:stdout"),
                        Map.of(),
                        "--imap-port=0",
                        "--imaps-port=off",
                        "--pop3-port=0",
                        "--pop3s-port=off",
                        "--admin-port=" + adminPort)) {
            var classes = new ArrayList<String>();
            for (var line = program.line(); !line.startsWith("READY"); line = program.line()) {
                var word = line.replaceAll("^\\[.*?]\\[.*?]\\[.*?] ", "").split(" ")[0];
                classes.add(word);
            }
            return classes;
        }
    }
}
