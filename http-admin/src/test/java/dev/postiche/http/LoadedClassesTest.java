package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postiche.MockMailServer;
import dev.postiche.fixture.Fixture;
import dev.postiche.junit.MailServer;
import dev.postiche.spec.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Who does not ask for HTTP does not pay for it: on a class path that has Undertow and databind, a
 * JVM that serves mail, or runs tests with {@code @MailServer}, loads no class of them.
 */
@Timeout(120)
class LoadedClassesTest {

    private static final List<String> OF_HTTP =
            List.of(
                    "io.undertow.",
                    "org.xnio.",
                    "org.jboss.",
                    "com.fasterxml.jackson.databind.",
                    "dev.postiche.http.resource.");

    private static final String FIXTURE =
            """
            {"accounts": [{"user": "anna", "mailboxes": [{"name": "INBOX", "messages": [
               {"subject": "Hi", "attachments": [{"name": "a.txt", "text": "hi"}]}]}]}],
             "server": {"capabilities": {"without": ["MOVE"]}},
             "faults": [{"on": {"command": "NOOP"}, "do": {"delay": "1ms"}}]}
            """;

    /** A program that has the server in it, and asks it for all that it can tell. */
    static final class Plain {
        private Plain() {}

        public static void main(String[] arguments) throws IOException {
            try (var mail = MockMailServer.builder().fixture(Fixture.parse(FIXTURE)).start()) {
                var said =
                        talk(
                                mail.imap(),
                                "a LOGIN anna secret\r\nb SELECT INBOX\r\nc FETCH 1 BODY[]\r\n"
                                        + "d NOOP\r\ne LOGOUT\r\n");
                talk(mail.pop3(), "USER anna\r\nPASS secret\r\nRETR 1\r\nQUIT\r\n");
                mail.server();
                mail.recording().sessions().forEach(session -> session.dialogue());
                System.out.println(said.contains("e OK") ? "done" : said);
            }
        }

        private static String talk(Endpoint endpoint, String lines) throws IOException {
            try (var socket = new Socket(endpoint.host(), endpoint.port())) {
                socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
                return new String(
                        socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
        }
    }

    /** A run of JUnit. */
    static final class Tests {
        private Tests() {}

        public static void main(String[] arguments) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(OfAUser.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.started(1).succeeded(1));
            System.out.println("done");
        }
    }

    @MailServer
    static class OfAUser {
        @Test
        void logsIn(MockMailServer mail) throws IOException {
            mail.createAccount("zoe", "secret");
            assertThat(Plain.talk(mail.imap(), "a LOGIN zoe secret\r\nb LOGOUT\r\n"))
                    .contains("a OK");
        }
    }

    /** So that the others would notice if the names changed. */
    static final class Http {
        private Http() {}

        public static void main(String[] arguments) {
            try (var mail = MockMailServer.builder().start();
                    var admin = AdminApi.start(mail, AdminSettings.loopback())) {
                System.out.println(admin.uri().getHost().isEmpty() ? "nowhere" : "done");
            }
        }
    }

    @Test
    void aServerInAPlainProgramLoadsNothingOfHttp() throws Exception {
        assertThat(classesOfHttp(Plain.class)).isEmpty();
    }

    @Test
    void aRunOfJUnitWithMailServerLoadsNothingOfHttp() throws Exception {
        assertThat(classesOfHttp(Tests.class)).isEmpty();
    }

    @Test
    void whoAsksForHttpGetsIt() throws Exception {
        assertThat(classesOfHttp(Http.class))
                .contains("io.undertow.Undertow", "org.xnio.XnioWorker")
                .anyMatch(name -> name.startsWith("com.fasterxml.jackson.databind."));
    }

    /** As the virtual machine itself says. */
    private static List<String> classesOfHttp(Class<?> program)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:class+load:stdout",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines()).contains("done");
        return said.lines()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ")[0])
                .filter(name -> OF_HTTP.stream().anyMatch(name::startsWith))
                .toList();
    }
}
