package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.wire.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** DEFLATE over a connection. RFC 4978. */
class CompressionTest {

    @Test
    void bothDirectionsAreCompressedFromTheNextOctetOn() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            var connection = new Connection(listening.accept());
            var out =
                    new DeflaterOutputStream(client.getOutputStream(), new Deflater(9, true), true);
            // The client may pipeline compressed octets right after its command.
            client.getOutputStream().write("COMPRESS\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(connection.input().line(100).text()).isEqualTo("COMPRESS");
            connection.compress();
            assertThat(connection.isCompressed()).isTrue();
            assertThat(connection.input().line(100).text()).isEqualTo("hello");

            var in = new InflaterInputStream(client.getInputStream(), new Inflater(true));
            for (int size : new int[] {10, 100_000, 3}) {
                var octets = EchoConversation.letters(size);
                connection.output().write(octets, 0, size);
                connection.output().flush();
                assertThat(in.readNBytes(size)).isEqualTo(octets);
            }
            connection.abort();
        }
    }
}
