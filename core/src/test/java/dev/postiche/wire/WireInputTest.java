package dev.postiche.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and counted octets, however they come in pieces. */
class WireInputTest {

    private static WireInput input(String text) {
        return new WireInput(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), () -> false);
    }

    @ParameterizedTest
    @CsvSource({
        "abc\\r\\n, abc, CRLF",
        "abc\\n, abc, BARE_LF",
        "\\r\\n, '', CRLF",
        "\\n, '', BARE_LF",
        "a\\rb\\r\\n, a\\rb, CRLF",
        "\\r\\r\\n, \\r, CRLF",
        "12345\\r\\n, 12345, CRLF",
        "123456\\r\\n, 12345, TOO_LONG",
        "123456\\n, 12345, TOO_LONG",
        "12345\\n, 12345, BARE_LF",
        "1234\\r56789\\r\\n, 1234\\r, TOO_LONG"
    })
    void aLineIsWhatStandsBeforeItsEnd(String sent, String line, Line.End end) {
        var text = sent.translateEscapes();
        var read = input(text + "next\r\n").line(5);
        assertThat(read.text()).isEqualTo(line.translateEscapes());
        assertThat(read.end()).isEqualTo(end);
        assertThat(read.length()).isEqualTo(text.length());
    }

    @Test
    void whatFollowsALongLineIsIntact() {
        var input = input("x".repeat(100_000) + "\r\nnext\r\n");
        assertThat(input.line(10).isTooLong()).isTrue();
        assertThat(input.line(10).text()).isEqualTo("next");
        assertThat(input.total()).isEqualTo(100_008);
    }

    @Test
    void piecesOfAnySizeGiveTheSameLines() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("y".repeat(random.nextInt(200))).append("\r\n");
        }
        var whole = input(text.toString());
        var octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        var pieces =
                new WireInput(
                        new InputStream() {
                            private int at;

                            @Override
                            public int read() {
                                return at < octets.length ? octets[at++] : -1;
                            }

                            @Override
                            public int read(byte[] into, int offset, int length) {
                                int count =
                                        Math.min(
                                                Math.min(length, 1 + random.nextInt(30)),
                                                octets.length - at);
                                System.arraycopy(octets, at, into, offset, count);
                                at += count;
                                return count;
                            }
                        },
                        () -> false);
        for (int i = 0; i < 200; i++) {
            assertThat(pieces.line(150))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(whole.line(150));
        }
    }

    @Test
    void theOwnerIsToldBeforeEachReadThatMayWait() {
        var told = new AtomicInteger();
        var input = input("a\r\nb\r\nc\r\n");
        input.beforeBlocking(told::incrementAndGet);
        assertThat(input.hasLine()).isFalse();
        input.line(10);
        assertThat(input.hasLine()).isTrue();
        input.line(10);
        input.line(10);
        assertThat(told).hasValue(1);
    }

    @Test
    void theEndAndABreakLeaveTheReader() {
        assertThatThrownBy(() -> input("half a line").line(100))
                .isInstanceOfSatisfying(
                        ConnectionEnded.class,
                        e -> assertThat(e.reason()).isEqualTo(ConnectionEnded.Cause.CLIENT_CLOSED));
        var broken =
                new WireInput(
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new java.net.SocketException("Connection reset");
                            }

                            @Override
                            public int read(byte[] into, int offset, int length)
                                    throws IOException {
                                return read();
                            }
                        },
                        () -> false);
        assertThatThrownBy(() -> broken.line(100))
                .isInstanceOfSatisfying(
                        ConnectionEnded.class,
                        e -> assertThat(e.reason()).isEqualTo(ConnectionEnded.Cause.CLIENT_RESET));
    }
}
