package dev.postiche.interop;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.TokenSpec.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TlsSpec.ClientCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By which mechanism curl logs in, told by the recording: what it is asked for, and what it
 * prefers.
 */
class MechanismsTest {

    @ParameterizedTest
    @CsvSource({
        "imap, '', CRAM-MD5",
        "imap, PLAIN, PLAIN",
        "imap, LOGIN, LOGIN",
        "imap, CRAM-MD5, CRAM-MD5",
        "pop3, '', CRAM-MD5",
        "pop3, PLAIN, PLAIN",
        "pop3, LOGIN, LOGIN",
        "pop3, CRAM-MD5, CRAM-MD5",
        "pop3, +APOP, APOP"
    })
    void curlByPassword(String protocol, String asked, String used) {
        assertThat(curl(protocol, asked, "-u", "anna:secret")).contains(used);
    }

    @ParameterizedTest
    @CsvSource({"imap", "pop3"})
    void curlByToken(String protocol) {
        assertThat(curl(protocol, "OAUTHBEARER", "-u", "anna:", "--oauth2-bearer", "t-1"))
                .contains("OAUTHBEARER");
    }

    @ParameterizedTest
    @CsvSource({"imaps", "pop3s"})
    void curlByCertificate(String protocol) {
        assertThat(curl(protocol, "EXTERNAL", "-u", "anna:")).contains("EXTERNAL");
    }

    /** The words of the command by which the one session logged in. */
    private static List<String> curl(String protocol, String mechanism, String... more) {
        var tls = TlsSpec.DEFAULT.clientCertificate(ClientCertificate.WANTED);
        try (var mail =
                        MockMailServer.builder()
                                .account(account("anna").tokens(token("t-1")))
                                .tls(tls)
                                .tls()
                                .start();
                var home = new Home()) {
            var pem = home.write("anna.pem", mail.tls().clientPem("anna")).toString();
            var command =
                    new ArrayList<>(
                            List.of(
                                    "curl",
                                    "-sS",
                                    "--cacert",
                                    home.write("ca.pem", mail.tls().pem()).toString(),
                                    "--url",
                                    protocol + "://localhost:" + port(mail, protocol) + "/"));
            command.addAll(List.of(more));
            if (protocol.endsWith("s")) {
                command.addAll(List.of("--cert", pem, "--key", pem));
            }
            if (!mechanism.isEmpty()) {
                command.addAll(List.of("--login-options", "AUTH=" + mechanism));
            }
            home.run(command.toArray(String[]::new));
            var login =
                    mail.recording().session(1).exchanges().stream()
                            .filter(each -> isLogin(each.command()))
                            .findFirst()
                            .orElseThrow();
            return Arrays.asList(login.requestText().toUpperCase(Locale.ROOT).split("\\s+"));
        }
    }

    private static boolean isLogin(String command) {
        return List.of("AUTHENTICATE", "LOGIN", "AUTH", "APOP", "PASS").contains(command);
    }

    private static int port(MockMailServer mail, String protocol) {
        return switch (protocol) {
            case "imap" -> mail.imap().port();
            case "imaps" -> mail.imaps().port();
            case "pop3" -> mail.pop3().port();
            default -> mail.pop3s().port();
        };
    }
}
