package dev.postiche;

import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.fault.Fault;
import dev.postiche.fault.Presets;
import dev.postiche.fault.Wildcard;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.KnownNames;
import dev.postiche.spec.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each preset does on the wire, octet by octet, as {@code presets.txt} writes it down. */
class PresetWireTest {
    private static final String THIRD = "Subject: third\r\n\r\n.dot\r\n..dots\r\n";

    /** One section of the file. */
    record Section(Protocol protocol, String json, List<String> lines) {
        Fault fault() {
            return FixtureReader.of(KnownNames.any()).fault("preset", json.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return protocol.word() + " " + json;
        }
    }

    static List<Section> sections() throws IOException {
        try (var in = Fault.class.getResourceAsStream("presets.txt")) {
            var sections = new ArrayList<Section>();
            for (var line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                if (line.startsWith("== ")) {
                    var words = line.split(" ", 3);
                    var protocol = Protocol.valueOf(words[1].toUpperCase(Locale.ROOT));
                    sections.add(new Section(protocol, words[2], new ArrayList<>()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    sections.get(sections.size() - 1).lines().add(line);
                }
            }
            return sections;
        }
    }

    @Test
    void eachPresetIsWrittenDown() throws IOException {
        var written = new HashSet<String>();
        sections().forEach(section -> written.add(section.fault().name()));
        // What a certificate is like is no dialogue; it has a test of its own.
        written.add("certificate-expired");
        assertThat(written).containsExactlyInAnyOrderElementsOf(Presets.names());
    }

    private static byte[] raw(String text) {
        return text.getBytes(UTF_8);
    }

    private static MockMailServer server() {
        var mail = MockMailServer.builder().account("anna", "secret").seed(7).tls().start();
        var inbox = mail.account("anna").mailbox("INBOX");
        inbox.deliver(
                raw(
                        "From: ben@example.org\r\nSubject: first\r\n"
                                + "Content-Type: text/plain; charset=us-ascii\r\n"
                                + "Content-Transfer-Encoding: 7bit\r\n\r\n"
                                + "This is the first of three\r\n"));
        inbox.deliver(
                raw(
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n"
                                + "Content-Disposition: attachment; filename=a.txt\r\n\r\n"
                                + "more\r\n--b--\r\n"));
        inbox.deliver(raw(THIRD));
        return mail;
    }

    @ParameterizedTest
    @MethodSource("sections")
    void doesWhatIsWrittenDown(Section section) throws Exception {
        try (var mail = server()) {
            var fault = mail.faults().arm(section.fault());
            var lines = new ArrayList<>(section.lines());
            var begins =
                    lines.remove("raw")
                            ? Begins.CONNECTED
                            : lines.remove("logged out") ? Begins.GREETED : Begins.LOGGED_IN;
            var client = new Client(mail, section.protocol(), begins);
            for (var line : lines) {
                client = step(mail, fault.name(), section, client, line);
            }
            client.socket.close();
            assertThat(mail.faults().find(fault.name()).orElseThrow().fired()).isPositive();
        }
    }

    private static Client step(
            MockMailServer mail, String fault, Section section, Client client, String line)
            throws Exception {
        if (line.startsWith("C: ")) {
            client.send(line.substring(3));
        } else if (line.startsWith("S: ")) {
            var heard = client.line();
            assertThat(Wildcard.matches(line.substring(3), heard))
                    .as("expected %s%nbut heard  S: %s", line, heard)
                    .isTrue();
        } else if (line.startsWith("S... ")) {
            client.skipTo(line.substring(5));
        } else if (line.equals("fired")) {
            mail.await().fault(fault, 1);
        } else if (line.equals("deliver")) {
            mail.account("anna").mailbox("INBOX").deliver(message().subject("News"));
        } else if (line.equals("refused")) {
            assertThatThrownBy(() -> new Client(mail, section.protocol(), Begins.CONNECTED))
                    .isInstanceOf(ConnectException.class);
            mail.await().until("connections are accepted", () -> opens(mail));
        } else if (line.equals("connect")) {
            client.socket.close();
            return new Client(mail, section.protocol(), Begins.LOGGED_IN);
        } else {
            throw new IllegalArgumentException(line);
        }
        return client;
    }

    private static boolean opens(MockMailServer mail) {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** How far a client has come before its section begins. */
    private enum Begins {
        CONNECTED,
        GREETED,
        LOGGED_IN
    }

    /** Octets in, octets out. */
    private static final class Client {
        final Socket socket;
        final InputStream in;

        Client(MockMailServer mail, Protocol protocol, Begins begins) throws IOException {
            var endpoint = protocol == Protocol.IMAP ? mail.imap() : mail.pop3();
            socket = new Socket(endpoint.host(), endpoint.port());
            socket.setSoTimeout(10_000);
            in = socket.getInputStream();
            if (begins != Begins.CONNECTED) {
                line();
            }
            if (begins != Begins.LOGGED_IN) {
                return;
            }
            if (protocol == Protocol.IMAP) {
                send("l LOGIN anna secret");
                skipTo("l OK*");
                send("s SELECT INBOX");
                skipTo("s OK*");
            } else {
                send("USER anna");
                line();
                send("PASS secret");
                line();
            }
        }

        void send(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        }

        /** The next line without its CRLF, or what came and how the stream ended. */
        String line() {
            var octets = new ByteArrayOutputStream();
            try {
                for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                    if (octet < 0) {
                        return octets.toString(ISO_8859_1) + "<end>";
                    }
                    octets.write(octet);
                }
            } catch (SocketException e) {
                return octets.toString(ISO_8859_1) + "<reset>";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var line = octets.toString(ISO_8859_1);
            assertThat(line).endsWith("\r");
            return line.substring(0, line.length() - 1);
        }

        void skipTo(String pattern) {
            var found =
                    Stream.generate(this::line)
                            .limit(100)
                            .filter(line -> Wildcard.matches(pattern, line))
                            .findFirst();
            assertThat(found).as(pattern).isPresent();
        }
    }

    @Test
    void aCertificateThatHasExpiredIsRefusedByACarefulClient() throws Exception {
        try (var mail = server()) {
            mail.faults().preset("certificate-expired").count(1).arm();
            var sockets = mail.tls().sslContext().getSocketFactory();
            try (var socket =
                    (SSLSocket) sockets.createSocket(mail.imaps().host(), mail.imaps().port())) {
                assertThatThrownBy(socket::startHandshake)
                        .isInstanceOf(SSLHandshakeException.class)
                        .hasStackTraceContaining("NotAfter");
            }
            try (var socket =
                    (SSLSocket) sockets.createSocket(mail.imaps().host(), mail.imaps().port())) {
                socket.startHandshake();
            }
        }
    }
}
