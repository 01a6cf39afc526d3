package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many large bodies at once do not take all memory. */
@Timeout(60)
class BodiesTest {

    private static final int MEGABYTE = 1_000_000;

    private final Api api =
            Api.of(MockMailServer.builder().account("anna", "secret").limit("httpBodies", "3MB"));

    @AfterEach
    void stop() {
        api.close();
    }

    private Raw begun(String header, int length) throws IOException {
        var raw = new Raw(api.admin.uri());
        raw.send(
                "POST /api/v1/accounts/anna/mailboxes/INBOX/messages HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: message/rfc822\r\n"
                        + header
                        + "\r\n\r\n");
        raw.send(new byte[length]);
        return raw;
    }

    private Raw begun(int length, int ofAll) throws IOException {
        return begun("Content-Length: " + ofAll, length);
    }

    /** The connection may be cut off while the rest is still being sent: 0. */
    private int statusOfChunked() {
        try (var chunked = begun("Transfer-Encoding: chunked\r\n\r\n1e8480", 2 * MEGABYTE)) {
            return chunked.head().status();
        } catch (IOException cutOff) {
            return 0;
        }
    }

    /** Waits until the server has read what was sent: a small body has no room any more. */
    private void awaitFull() throws IOException {
        int status;
        do {
            try (var raw = begun(0, 2 * MEGABYTE)) {
                raw.socket.setSoTimeout(200);
                status = raw.head().status();
            } catch (java.net.SocketTimeoutException stillWaiting) {
                status = 0;
            }
        } while (status != 503);
    }

    @Test
    void whoComesWhenThereIsNoRoomIsToldToTryAgain() throws IOException {
        try (var first = begun(2 * MEGABYTE, 5 * MEGABYTE / 2)) {
            awaitFull();
            try (var second = begun(0, 2 * MEGABYTE)) {
                var head = second.head();
                assertThat(head.status()).isEqualTo(503);
                assertThat(head.text()).contains("Retry-After: 1");
            }
            // RFC 9112 §7.1: how long it becomes, nobody knows.
            assertThat(statusOfChunked()).isIn(0, 503);
            assertThat(api.post("/accounts", "{\"user\": \"ben\"}").status()).isEqualTo(201);
            first.send(new byte[MEGABYTE / 2]);
            assertThat(first.head().status()).isEqualTo(201);
        }
        try (var third = begun(2 * MEGABYTE, 2 * MEGABYTE)) {
            assertThat(third.head().status()).isEqualTo(201);
        }
    }

    @Test
    void whatABrokenConnectionHeldIsFreeAgain() throws IOException {
        try (var gone = begun(2 * MEGABYTE, 5 * MEGABYTE / 2)) {
            awaitFull();
            gone.socket.setSoLinger(true, 0);
        }
        int status;
        do {
            try (var next = begun(2 * MEGABYTE, 2 * MEGABYTE)) {
                status = next.head().status();
            } catch (IOException cutOff) {
                status = 0;
            }
        } while (status == 503 || status == 0);
        assertThat(status).isEqualTo(201);
    }

    @Test
    void whatCanNeverComeInIsTooLarge() throws IOException {
        try (var raw = begun(0, 4 * MEGABYTE)) {
            assertThat(raw.head().status()).isEqualTo(413);
        }
        api.patch("/fixture", "{\"server\": {\"limits\": {\"httpBodies\": \"5MB\"}}}");
        assertThat(api.get("/server").at("/limits/httpBodies")).isEqualTo("5000000");
        try (var raw = begun(4 * MEGABYTE, 4 * MEGABYTE)) {
            assertThat(raw.head().status()).isEqualTo(201);
        }
    }

    /** RFC 9110 §10.1.1 */
    @Test
    void whoAsksFirstWhetherItMaySendIsTold() throws IOException {
        try (var raw = begun("Expect: 100-continue\r\nContent-Length: 100", 0)) {
            assertThat(raw.head().status()).isEqualTo(100);
            raw.send(new byte[100]);
            assertThat(raw.head().status()).isEqualTo(201);
        }
        try (var raw = begun("Expect: 100-continue\r\nContent-Length: 4000000", 0)) {
            assertThat(raw.head().status()).isEqualTo(413);
        }
    }
}
