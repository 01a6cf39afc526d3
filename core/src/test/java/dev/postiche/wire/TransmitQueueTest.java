package dev.postiche.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the system still has to send, in either family of addresses. */
class TransmitQueueTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::"})
    void tellsWhatTheClientHasNotTakenYet(String address) throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")));
        try (var listening = new ServerSocket(0, 1, InetAddress.getByName(address));
                var client = new Socket()) {
            client.setReceiveBufferSize(4096);
            var called = address.equals("::") ? "127.0.0.1" : address;
            client.connect(new InetSocketAddress(called, listening.getLocalPort()));
            client.setSoTimeout(5_000);
            var served = listening.accept();
            assertThat(TransmitQueue.unsent(served)).hasValue(0);
            served.setSendBufferSize(200_000);
            served.getOutputStream().write(new byte[100_000]);
            assertThat(TransmitQueue.unsent(served).orElseThrow()).isPositive();
            assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
            TransmitQueue.awaitEmpty(served);
            assertThat(TransmitQueue.unsent(served)).hasValue(0);
            served.close();
        }
    }
}
