package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.record.Ending;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.BindFailure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Starting and stopping: all at once, in time, and nothing left behind. */
class EngineStopTest {

    @Test
    void twoHundredConnectionsStopAtOnceAndNoThreadIsLeft() {
        var server = new EchoServer();
        var clients = new ArrayList<RawClient>();
        for (int i = 0; i < 200; i++) {
            clients.add(server.client());
        }
        clients.get(0).send("a IDLE\r\n").line();
        // One that reads nothing of what it asked for.
        clients.get(1).send("a FETCH 30000000\r\n");
        long began = System.nanoTime();
        server.engine.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(clients.get(2).rest()).isEqualTo("* BYE server shutting down\r\n<end>");
        assertThat(clients.get(0).rest()).isEqualTo("* BYE server shutting down\r\n<end>");
        assertThat(server.engine.sessions()).isEmpty();
        assertThat(server.engine.recording().sessions())
                .allSatisfy(s -> assertThat(s.ending()).contains(Ending.SERVER_CLOSED));
        assertThat(server.conversations).allSatisfy(c -> assertThat(c.ends).hasValue(1));
        awaitNoThread("postiche-imap-session");
        awaitNoThread("postiche-end");
        server.close();
    }

    @Test
    void aPortInUseIsNamed() {
        try (var server = new EchoServer()) {
            assertThatThrownBy(
                            () ->
                                    server.engine.listen(
                                            Protocol.IMAP,
                                            InetAddress.getLoopbackAddress(),
                                            server.imap.port(),
                                            Optional.empty(),
                                            EchoConversation::new))
                    .isInstanceOf(BindFailure.class)
                    .hasMessageContaining("imap")
                    .hasMessageContaining(String.valueOf(server.imap.port()))
                    .hasMessageContaining("127.0.0.1");
        }
    }

    private static void awaitNoThread(String name) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith(name))) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError(Thread.getAllStackTraces().keySet().toString());
    }
}
