package dev.postiche.engine;

import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.garbage;
import static dev.postiche.fault.Actions.slice;
import static dev.postiche.fault.Actions.throttle;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.NO_CLOSE_NOTIFY;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.ACCEPT;
import static dev.postiche.fault.Moment.LITERAL;
import static dev.postiche.fault.Moment.TLS_HANDSHAKE;
import static dev.postiche.spec.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.record.Keep;
import dev.postiche.spec.TlsSpec;
import dev.postiche.tls.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults under TLS: octets are counted above it, resets happen below it. */
class FaultTlsTest {
    private static final ServerTls TLS = new ServerTls(TlsSpec.DEFAULT, InstantSource.system());

    private final EchoServer server =
            new EchoServer(Limits.standard(), Keep.ALL, Optional.of(TLS::over));

    @AfterEach
    void stop() {
        server.close();
    }

    /** Over TLS, the handshake done. */
    private RawClient client() {
        return over(server.connect());
    }

    private RawClient over(RawClient plain) {
        try {
            var socket =
                    (SSLSocket)
                            TLS.clientContext()
                                    .getSocketFactory()
                                    .createSocket(
                                            plain.socket, "localhost", server.imap.port(), true);
            socket.startHandshake();
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String letters(int count) {
        return new String(EchoConversation.letters(count), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 100_000})
    void aResetComesAfterExactlySoManyOctets(int cut) {
        server.engine.faults().on(IMAP).at(LITERAL).afterBytes(cut).then(close(RESET));
        for (int run = 0; run < 3; run++) {
            var client = client();
            client.line();
            var seen = client.send("a FETCH 200000\r\n").rest();
            assertThat(seen).isEqualTo("* 1 FETCH (BODY[] {200000}\r\n" + letters(cut) + "<reset>");
        }
    }

    @Test
    void anEndIsCleanOrNotAsAskedFor() {
        server.engine.faults().on(IMAP).command("ECHO").nth(1).then(close(FIN));
        server.engine.faults().on(IMAP).command("ECHO").nth(1).then(close(NO_CLOSE_NOTIFY));
        var clean = server.connect();
        assertThat(afterEcho(clean)).endsWith("<end>").hasSizeGreaterThan(10);
        // Not one octet of a close_notify, which Java's own client would not miss.
        assertThat(afterEcho(server.connect())).isEqualTo("<end>");
    }

    /** The raw octets below TLS that answer an ECHO. */
    private String afterEcho(RawClient raw) {
        var client = over(raw);
        client.line();
        client.send("a ECHO hi\r\n");
        return raw.rest();
    }

    @Test
    void theHandshakeCanBeBroken() {
        server.engine.faults().on(IMAP).at(TLS_HANDSHAKE).nth(1).then(close(RESET));
        server.engine.faults().on(IMAP).at(TLS_HANDSHAKE).nth(1).then(garbage(50));
        assertThatThrownBy(this::client).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(this::client).hasRootCauseInstanceOf(SSLException.class);
        assertThat(client().line()).isEqualTo("* OK ready");
    }

    @Test
    void evenTheHandshakeCanBeSlow() {
        server.engine.faults().on(IMAP).at(TLS_HANDSHAKE).then(throttle(5_000));
        long began = System.nanoTime();
        assertThat(client().line()).isEqualTo("* OK ready");
        // The server's flight alone has more than 500 octets.
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void allOctetsOfAConnectionInSmallSegments() {
        server.engine.faults().on(IMAP).at(ACCEPT).then(slice(64));
        var client = client();
        client.line();
        assertThat(client.send("a FETCH 500\r\n").lines(1)).startsWith("* 1 FETCH");
        assertThat(client.octets(500)).isEqualTo(letters(500));
    }

    @Test
    void aFailedHandshakeIsRecorded() {
        var plain = server.connect().send("this is not TLS\r\n");
        plain.rest();
        var session =
                server.engine
                        .recording()
                        .await(s -> !s.isLive(), Duration.ofSeconds(5))
                        .orElseThrow();
        assertThat(session.dialogue()).contains("TLS handshake failed");
    }
}
