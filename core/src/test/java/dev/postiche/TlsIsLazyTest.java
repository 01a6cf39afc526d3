package dev.postiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that nobody calls by TLS does not pay for it: in a JVM of its own, nothing of the JDK's
 * TLS and no certificate is there until the first handshake.
 */
@Timeout(120)
class TlsIsLazyTest {

    private static final List<String> TLS =
            List.of(
                    "sun.security.ssl.",
                    "sun.security.x509.",
                    "java.security.KeyPairGenerator",
                    "java.security.KeyStore",
                    "javax.net.ssl.SSLContext",
                    "dev.postiche.tls.CertificateAuthority",
                    "dev.postiche.tls.IdentityIssuer",
                    "dev.postiche.tls.ServerKeyManager");

    /** The other JVM: serves one login over each protocol, then says how far it got. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (var mail = MockMailServer.builder().account("anna", "secret").tls().start();
                    var imap = LineClient.connect(mail.imap());
                    var pop3 = LineClient.pop3(mail, "anna")) {
                imap.command("a LOGIN anna secret");
                imap.command("b SELECT INBOX");
                pop3.send("STAT");
                System.out.println("served " + pop3.line());
                if (arguments.length > 0) {
                    mail.tls().pem();
                }
            }
        }
    }

    @Test
    void untilTheFirstHandshakeNothingOfTlsIsLoadedThoughItListens() throws Exception {
        assertThat(classesOfTls()).isEmpty();
    }

    /** So that the test before this one would notice if the names changed. */
    @Test
    void whoAsksForTheAuthorityGetsIt() throws Exception {
        assertThat(classesOfTls("tls")).contains("dev.postiche.tls.CertificateAuthority");
    }

    private static List<String> classesOfTls(String... arguments)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-verbose:class",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("served +OK 0 0");
        return said.lines()
                .map(
                        line ->
                                line.replaceFirst("^\\[[^]]*]", "")
                                        .replaceAll("\\[[^]]*]", "")
                                        .strip())
                .map(line -> line.split(" ")[0])
                .filter(name -> TLS.stream().anyMatch(name::startsWith))
                .toList();
    }
}
