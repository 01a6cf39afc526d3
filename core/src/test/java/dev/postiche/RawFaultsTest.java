package dev.postiche;

import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.pause;
import static dev.postiche.fault.Actions.send;
import static dev.postiche.fault.Actions.stall;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.ACCEPT;
import static dev.postiche.fault.Moment.TLS_HANDSHAKE;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets at {@code accept} and {@code tls-handshake} are those of the socket, TLS's included. */
class RawFaultsTest {
    private final MockMailServer mail =
            MockMailServer.builder().account("anna", "secret").tls().seed(1).start();

    @AfterEach
    void stop() {
        mail.close();
    }

    /** Sends these octets, and reads all until the stream ends. */
    private static String all(Endpoint endpoint, byte[] said) throws IOException {
        try (var socket = new Socket(endpoint.host(), endpoint.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(said);
            var heard = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(heard);
            } catch (SocketException e) {
                return heard.toString(StandardCharsets.ISO_8859_1) + "<reset>";
            }
            return heard.toString(StandardCharsets.ISO_8859_1) + "<end>";
        }
    }

    /** The first flight of a client's handshake. */
    private byte[] clientHello() throws IOException {
        var engine = mail.tls().sslContext().createSSLEngine();
        engine.setUseClientMode(true);
        var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        var octets = new byte[hello.flip().remaining()];
        hello.get(octets);
        return octets;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 500})
    void aHandshakeIsCutAtTheExactOctet(int octets) throws IOException {
        mail.faults().on(IMAP).at(TLS_HANDSHAKE).afterBytes(octets).then(close(RESET));
        assertThat(all(mail.imaps(), clientHello())).hasSize(octets + "<reset>".length());

        mail.faults().on(POP3).at(TLS_HANDSHAKE).afterBytes(octets).then(close(FIN));
        assertThat(all(mail.pop3s(), clientHello())).hasSize(octets + "<end>".length());
        assertThat(mail.faults().armed()).allSatisfy(f -> assertThat(f.fired()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20})
    void aConnectionIsCutAtTheExactOctet(int octets) throws IOException {
        mail.faults().onAny().at(ACCEPT).afterBytes(octets).then(close(RESET));
        var commands = "a NOOP\r\nb LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(all(mail.imap(), commands)).startsWith("*").hasSize(octets + "<reset>".length());
        assertThat(all(mail.pop3(), commands)).startsWith("+").hasSize(octets + "<reset>".length());
        assertThat(all(mail.imaps(), clientHello())).hasSize(octets + "<reset>".length());
    }

    @Test
    void octetsCanBePutBetween() throws IOException {
        mail.faults().on(IMAP).at(ACCEPT).afterBytes(2).then(send("!!"));
        assertThat(all(mail.imap(), "b LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("* !!OK");
    }

    @Test
    void whoIsHeldThereIsReleased() throws IOException {
        mail.faults().on(IMAP).named("held").at(TLS_HANDSHAKE).afterBytes(100).then(pause());
        try (var socket =
                mail.tls()
                        .sslContext()
                        .getSocketFactory()
                        .createSocket(mail.imaps().host(), mail.imaps().port())) {
            socket.setSoTimeout(10_000);
            var releasing =
                    new Thread(
                            () ->
                                    mail.await()
                                            .until(
                                                    "somebody is held",
                                                    () -> mail.faults().release("held") == 1));
            releasing.start();
            assertThat(socket.getInputStream().read()).isEqualTo('*');
        }
    }

    @Test
    void aStalledHandshakeEndsWithItsClient() throws IOException {
        mail.faults().on(IMAP).named("deaf").at(TLS_HANDSHAKE).afterBytes(50).then(stall());
        try (var socket = new Socket(mail.imaps().host(), mail.imaps().port())) {
            socket.getOutputStream().write(clientHello());
            assertThat(socket.getInputStream().readNBytes(50)).hasSize(50);
            mail.await().fault("deaf", 1);
        }
        mail.await().session(session -> !session.isLive());
    }

    @Test
    void aConnectionThatEndsBeforeSaysSo() throws IOException {
        mail.faults().on(IMAP).named("far").at(ACCEPT).afterBytes(100_000).then(close(RESET));
        all(mail.imap(), "b LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII));
        mail.await().session(session -> !session.isLive());
        assertThat(mail.faults().find("far").orElseThrow().nearMisses())
                .singleElement()
                .asString()
                .contains("octets, the place is accept after 100000 octets");
    }
}
