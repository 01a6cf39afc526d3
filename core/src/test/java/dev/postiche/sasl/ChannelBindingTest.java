package dev.postiche.sasl;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login that is bound to its TLS channel, over a real one. RFC 5802 §6. */
@Timeout(60)
class ChannelBindingTest {

    @Test
    void boundToTheCertificate() throws Exception {
        assertThat(login("tls-server-end-point", endPoint())).startsWith("a OK");
    }

    /** What the JDK exports since version 25; without it the server knows of no such binding. */
    @Test
    void boundToTheSessionsKeys() throws Exception {
        boolean exports = Runtime.version().feature() >= 25;
        assertThat(
                        login(
                                "tls-exporter",
                                session -> KeyingMaterial.export(session).orElse(new byte[32])))
                .startsWith(exports ? "a OK" : "a NO");
    }

    /** Somebody between the two shows another certificate. */
    @Test
    void boundToAnotherChannel() throws Exception {
        assertThat(login("tls-server-end-point", session -> new byte[32])).startsWith("a NO");
    }

    private interface Binding {
        byte[] of(SSLSession session) throws GeneralSecurityException, IOException;
    }

    /** RFC 5929 §4.1: the certificate's hash, here by SHA-256 as in its signature. */
    private static Binding endPoint() {
        return session ->
                MessageDigest.getInstance("SHA-256")
                        .digest(session.getPeerCertificates()[0].getEncoded());
    }

    /** The tagged reply to a login by SCRAM-SHA-256-PLUS. */
    private static String login(String type, Binding binding) throws Exception {
        try (var mail = MockMailServer.builder().account("anna", "secret").tls().start();
                var socket = connect(mail)) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            in.readLine();
            var client =
                    new ScramClient(
                            "SHA-256",
                            "p=" + type + ",,",
                            binding.of(socket.getSession()),
                            "anna",
                            "secret",
                            "nonce");
            say(socket, "a AUTHENTICATE SCRAM-SHA-256-PLUS " + base64(client.first()));
            var line = in.readLine();
            if (line.startsWith("+ ")) {
                say(socket, base64(client.last(decoded(line))));
                line = in.readLine();
            }
            if (line.startsWith("+ ")) {
                assertThat(decoded(line)).isEqualTo(client.expectedServerFinal());
                say(socket, "");
                line = in.readLine();
            }
            return line;
        }
    }

    private static SSLSocket connect(MockMailServer mail) throws IOException {
        var factory = mail.tls().sslContext().getSocketFactory();
        var socket = factory.createSocket(mail.imaps().host(), mail.imaps().port());
        return (SSLSocket) socket;
    }

    private static void say(SSLSocket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String challenge) {
        return new String(Base64.getDecoder().decode(challenge.substring(2)), UTF_8);
    }
}
