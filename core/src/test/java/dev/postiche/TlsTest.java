package dev.postiche;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TlsSpec.ClientCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS from the first octet on, and after STARTTLS and STLS. RFC 9051 §6.2.1, RFC 2595 §4. */
@Timeout(60)
class TlsTest {

    @Test
    void imapAndPop3OnPortsOfTheirOwn() throws IOException {
        try (var mail = MockMailServer.builder().account("anna", "secret").tls().start()) {
            try (var imap = Client.secure(mail.imaps(), mail.tls().sslContext())) {
                assertThat(imap.line()).startsWith("* OK [CAPABILITY ").doesNotContain("STARTTLS");
                assertThat(imap.ask("a LOGIN anna secret")).startsWith("a OK");
            }
            try (var pop3 = Client.secure(mail.pop3s(), mail.tls().sslContext())) {
                assertThat(pop3.line()).startsWith("+OK");
                assertThat(pop3.ask("STLS")).startsWith("-ERR");
                pop3.ask("USER anna");
                assertThat(pop3.ask("PASS secret")).startsWith("+OK");
            }
        }
    }

    @Test
    void starttlsChangesTheCapabilities() throws IOException {
        try (var mail = MockMailServer.builder().account("anna", "secret").start();
                var client = Client.plain(mail.imap())) {
            assertThat(client.line()).contains(" STARTTLS ").doesNotContain("-PLUS");
            assertThat(client.ask("a STARTTLS")).startsWith("a OK");
            client.upgrade(mail.tls().sslContext());

            client.say("b CAPABILITY");
            assertThat(client.line())
                    .contains("AUTH=SCRAM-SHA-256-PLUS")
                    .doesNotContain("STARTTLS");
            assertThat(client.line()).startsWith("b OK");
            assertThat(client.ask("c STARTTLS")).startsWith("c BAD");
            assertThat(client.ask("d LOGIN anna secret")).startsWith("d OK");
        }
    }

    /** RFC 9051 §6.2.1: what came in clear ahead of the handshake must not be run. */
    @Test
    void commandsSmuggledInBeforeTheHandshakeAreForgotten() throws IOException {
        try (var mail = MockMailServer.builder().account("anna", "secret").start();
                var client = Client.plain(mail.imap())) {
            client.line();
            client.raw("a STARTTLS\r\nx LOGIN anna secret\r\n");
            assertThat(client.line()).startsWith("a OK");
            client.upgrade(mail.tls().sslContext());
            assertThat(client.ask("b NOOP")).startsWith("b OK");
            assertThat(client.ask("c SELECT INBOX")).startsWith("c BAD");
        }
    }

    @Test
    void stlsForgetsTheUserName() throws IOException {
        try (var mail = MockMailServer.builder().account("anna", "secret").start();
                var client = Client.plain(mail.pop3())) {
            client.line();
            assertThat(capabilities(client)).contains("STLS");
            client.ask("USER anna");
            client.raw("STLS\r\nUSER anna\r\n");
            assertThat(client.line()).startsWith("+OK");
            client.upgrade(mail.tls().sslContext());
            assertThat(capabilities(client))
                    .contains("USER")
                    .doesNotContain("STLS") // RFC 2595 §4
                    .anyMatch(line -> line.contains("SCRAM-SHA-256-PLUS"));
            assertThat(client.ask("PASS secret")).startsWith("-ERR");
            client.ask("USER anna");
            assertThat(client.ask("PASS secret")).startsWith("+OK");
        }
    }

    private static List<String> capabilities(Client client) throws IOException {
        var capabilities = new ArrayList<String>();
        client.say("CAPA");
        for (var line = client.line(); !line.equals("."); line = client.line()) {
            capabilities.add(line);
        }
        return capabilities;
    }

    @Test
    void loginDisabledHoldsUntilTls() throws IOException {
        try (var mail =
                        MockMailServer.builder()
                                .account("anna", "secret")
                                .with("LOGINDISABLED")
                                .start();
                var client = Client.plain(mail.imap());
                var pop3 = Client.plain(mail.pop3())) {
            assertThat(client.line()).contains("LOGINDISABLED").doesNotContain("AUTH=PLAIN");
            assertThat(client.ask("a LOGIN anna secret")).startsWith("a NO [PRIVACYREQUIRED]");
            client.ask("b STARTTLS");
            client.upgrade(mail.tls().sslContext());
            assertThat(client.ask("c LOGIN anna secret")).startsWith("c OK");
            pop3.line();
            assertThat(pop3.ask("USER anna")).startsWith("-ERR");
            pop3.ask("STLS");
            pop3.upgrade(mail.tls().sslContext());
            assertThat(pop3.ask("USER anna")).startsWith("+OK");
        }
    }

    @Test
    void aClientCertificateLogsInByExternal() throws IOException {
        var spec = TlsSpec.DEFAULT.clientCertificate(ClientCertificate.WANTED);
        try (var mail =
                MockMailServer.builder().account("anna", "secret").tls(spec).tls().start()) {
            try (var client = Client.secure(mail.imaps(), mail.tls().sslContext("anna"))) {
                assertThat(client.line()).contains("AUTH=EXTERNAL");
                assertThat(client.ask("a AUTHENTICATE EXTERNAL =")).startsWith("a OK");
            }
            try (var client = Client.secure(mail.imaps(), mail.tls().sslContext())) {
                assertThat(client.line()).doesNotContain("AUTH=EXTERNAL");
            }
        }
    }

    @Test
    void aWrongCertificateIsPresentedOnEachWay() throws IOException {
        var spec = TlsSpec.DEFAULT.certificate(CertificateKind.EXPIRED);
        try (var mail = MockMailServer.builder().tls(spec).tls().start()) {
            assertThatThrownBy(() -> Client.secure(mail.imaps(), mail.tls().sslContext()))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasStackTraceContaining("NotAfter");
            try (var client = Client.plain(mail.imap())) {
                client.line();
                client.ask("a STARTTLS");
                assertThatThrownBy(() -> client.upgrade(mail.tls().sslContext()))
                        .hasStackTraceContaining("NotAfter");
            }
        }
    }

    @Test
    void aClientThatSpeaksNoTlsOnATlsPortHurtsNobody() throws IOException {
        try (var mail = MockMailServer.builder().account("anna", "secret").tls().start()) {
            try (var lost = Client.plain(mail.imaps())) {
                lost.raw("a LOGIN anna secret\r\n");
            }
            try (var client = Client.secure(mail.imaps(), mail.tls().sslContext())) {
                assertThat(client.line()).startsWith("* OK");
            }
        }
    }

    /** A line of text at a time, in clear or over TLS; waits ten seconds at most. */
    private static final class Client implements AutoCloseable {
        private Socket socket;
        private BufferedReader in;

        private Client(Socket socket) throws IOException {
            socket.setSoTimeout(10_000);
            this.socket = socket;
            this.in = reader();
        }

        static Client plain(Endpoint endpoint) throws IOException {
            return new Client(new Socket(endpoint.host(), endpoint.port()));
        }

        static Client secure(Endpoint endpoint, SSLContext context) throws IOException {
            var client = plain(endpoint);
            client.upgrade(context);
            return client;
        }

        void upgrade(SSLContext context) throws IOException {
            var over =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, "localhost", socket.getPort(), true);
            var parameters = over.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            over.setSSLParameters(parameters);
            over.startHandshake();
            socket = over;
            in = reader();
        }

        private BufferedReader reader() throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        }

        void say(String line) throws IOException {
            raw(line + "\r\n");
        }

        void raw(String octets) throws IOException {
            socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        String line() throws IOException {
            return String.valueOf(in.readLine());
        }

        /** The last line of the reply; for POP3 the only one. */
        String ask(String line) throws IOException {
            say(line);
            List<String> heard = new ArrayList<>();
            do {
                heard.add(line());
            } while (heard.get(heard.size() - 1).startsWith("* "));
            return heard.get(heard.size() - 1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
