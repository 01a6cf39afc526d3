package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody sends who means well. */
class HostileTest {

    private static final Api API =
            Api.of(
                    MockMailServer.builder().account("anna", "hush"),
                    AdminSettings.loopback().host("mail.test"));
    private static final Api GUARDED =
            Api.of(
                    MockMailServer.builder().account("anna", "hush"),
                    AdminSettings.loopback().token("s3cret"));
    private static final Api OPEN =
            Api.of(MockMailServer.builder(), AdminSettings.loopback().openToAll());

    @AfterAll
    static void stop() {
        API.close();
        GUARDED.close();
        OPEN.close();
    }

    private static int get(Api api, String path, String... headers) {
        return Raw.status(api.admin.uri(), request("GET", path, headers));
    }

    private static String request(String method, String path, String... headers) {
        var lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:80",
                "127.0.0.1:8025",
                "[::1]:8025",
                "127.9.9.9",
                "x.localhost",
                "mail.test:1",
                "Mail.Test"
            })
    void ownNamesAreAccepted(String host) {
        assertThat(get(API, "/api/v1/server", "Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8025",
                "127.0.0.1.evil.example",
                "localhost.evil",
                "10.0.0.1",
                "postiche",
                "[::2]",
                "",
                "localhost@evil.example",
                "evil.example#localhost",
                "127.0.0.1:80:evil.example"
            })
    void foreignNamesAreRefused(String host) {
        assertThat(get(API, "/api/v1/server", "Host: " + host)).isIn(400, 403);
        assertThat(get(API, "/", "Host: " + host)).isIn(400, 403);
    }

    @Test
    void twoHostsOrNoneAreRefused() {
        assertThat(get(API, "/api/v1/server", "Host: localhost", "Host: evil.example"))
                .isIn(400, 403);
        assertThat(Raw.status(API.admin.uri(), "GET /api/v1/server HTTP/1.0\r\n\r\n"))
                .isIn(0, 400, 403);
    }

    @Test
    void anOpenServerTakesAddressesAndNamesOfItsNetwork() {
        assertThat(get(OPEN, "/api/v1/server", "Host: 10.1.2.3:8025")).isEqualTo(200);
        assertThat(get(OPEN, "/api/v1/server", "Host: postiche:8025")).isEqualTo(200);
        assertThat(get(OPEN, "/api/v1/server", "Host: [2001:db8::1]")).isEqualTo(200);
        assertThat(get(OPEN, "/api/v1/server", "Host: evil.example")).isEqualTo(403);
    }

    @Test
    void aForeignOriginIsRefusedAndNothingAllowsOne() {
        var own = API.admin.uri().getAuthority();
        assertThat(get(API, "/api/v1/server", "Host: " + own, "Origin: http://" + own))
                .isEqualTo(200);
        for (var origin :
                List.of("http://evil.example", "null", "http://localhost", "file://", own)) {
            var answer =
                    Raw.answer(
                            API.admin.uri(),
                            request("POST", "/api/v1/reset", "Host: " + own, "Origin: " + origin));
            assertThat(answer.status()).as(origin).isEqualTo(403);
            assertThat(answer.text()).doesNotContainIgnoringCase("Access-Control");
        }
        var preflight =
                Raw.answer(
                        API.admin.uri(),
                        request(
                                "OPTIONS",
                                "/api/v1/reset",
                                "Host: " + own,
                                "Access-Control-Request-Method: PUT"));
        assertThat(preflight.status()).isEqualTo(405);
        assertThat(preflight.text()).contains("Allow: POST").doesNotContain("Access-Control");
    }

    @Test
    void aTokenIsWantedEverywhereButForHealth() {
        assertThat(GUARDED.get("/health").status()).isEqualTo(200);
        assertThat(GUARDED.get("/ready").status()).isEqualTo(200);
        var refused = GUARDED.get("/server");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(GUARDED.get("/nowhere").status()).isEqualTo(401);
        assertThat(GUARDED.get("/server", "Authorization", "Bearer s3cret").status())
                .isEqualTo(200);
        assertThat(GUARDED.get("/server", "Authorization", "bearer s3cret").status())
                .isEqualTo(200);
        for (var wrong : List.of("Bearer s3cre", "Bearer", "Basic s3cret", "Bearer s3cret2")) {
            assertThat(GUARDED.get("/server", "Authorization", wrong).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(
                        get(
                                GUARDED,
                                "/api/v1/server",
                                "Host: evil.example",
                                "Authorization: Bearer s3cret"))
                .isEqualTo(200);
        assertThat(get(GUARDED, "/api/v1/health", "Host: evil.example")).isEqualTo(403);
        assertThat(get(GUARDED, "/api/v1/%ff", "Host: localhost")).isEqualTo(401);
        assertThat(get(GUARDED, "/%61pi/v1/server", "Host: localhost")).isIn(401, 404);
        assertThat(get(GUARDED, "//api/v1/server", "Host: localhost")).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/api/v1/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/api/v1/accounts/..%2f..%2fetc%2fpasswd",
                "/page/../../../etc/passwd",
                "/api/v1/accounts/anna/mailboxes/..%2F..%2FINBOX",
                "/api/v1/accounts/;jsessionid=1",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages/999999999999999999999",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages/-1",
                "/api/v1/accounts/"
            })
    void noPathLeadsOutOfTheApi(String path) {
        assertThat(get(API, path, "Host: localhost")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts/%ff",
                "/api/v1/accounts/%c3%28",
                "/api/v1/accounts/%4",
                "/api/v1/accounts/%zz",
                "/api/v1/accounts?space=%ff",
                "/api/v1/accounts?limt=3",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages?limit=-1",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages?limit=0",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages?after=x",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages?limit=1&limit=2",
                "/api/v1/accounts/anna/mailboxes/INBOX/messages?flag=%5CSean"
            })
    void whatCannotBeReadIsAnError(String path) {
        assertThat(get(API, path, "Host: localhost")).isEqualTo(400);
    }

    @Test
    void noFileOfTheMachineIsReadForAnybody() {
        for (var content :
                List.of("\"eml\": \"/etc/passwd\"", "\"attachments\": [{\"file\": \"x\"}]")) {
            var answer = API.post("/accounts/anna/mailboxes/INBOX/messages", "{" + content + "}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("give the content itself");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedUnread() throws IOException {
        var size = (64L << 20) + 1;
        var announced =
                Raw.answer(
                        API.admin.uri(),
                        request(
                                "PUT",
                                "/api/v1/fixture",
                                "Host: localhost",
                                "Content-Length: " + size));
        assertThat(announced.status()).isEqualTo(413);
        // RFC 9112 §7.1
        try (var raw = new Raw(API.admin.uri())) {
            raw.send(
                    request(
                            "PUT",
                            "/api/v1/fixture",
                            "Host: localhost",
                            "Transfer-Encoding: chunked"));
            var megabyte = new byte[1 << 20];
            var sent = 0;
            try {
                for (; sent < 70; sent++) {
                    raw.send("100000\r\n");
                    raw.send(megabyte);
                    raw.send("\r\n");
                }
            } catch (IOException cutOff) {
                assertThat(sent).isGreaterThanOrEqualTo(64);
            }
            assertThat(statusOrCutOff(raw)).isIn(0, 413);
        }
        assertThat(API.get("/health").status()).isEqualTo(200);
    }

    private static int statusOrCutOff(Raw raw) {
        try {
            return raw.head().status();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void slowBodiesAndIdleConnectionsHoldUpNobody() throws IOException {
        var connections = new ArrayList<Raw>();
        int before = Thread.activeCount();
        try {
            for (int i = 0; i < 1000; i++) {
                var raw = new Raw(API.admin.uri());
                connections.add(raw);
                if (i % 2 == 0) {
                    raw.send(
                            request(
                                            "PUT",
                                            "/api/v1/fixture",
                                            "Host: localhost",
                                            "Content-Length: 1000")
                                    + "{");
                }
            }
            int added = Thread.activeCount() - before;
            for (int i = 0; i < 20; i++) {
                assertThat(API.get("/health").status()).isEqualTo(200);
            }
            assertThat(added).isLessThan(100);
        } finally {
            for (var raw : connections) {
                raw.close();
            }
        }
        assertThat(API.get("/health").status()).isEqualTo(200);
    }

    @Test
    void deepAndBrokenJsonIsAnError() {
        var deep = "[".repeat(100_000);
        var deepObject = "{\"a\":".repeat(100_000);
        for (var path : List.of("/reset", "/clock/advance", "/accounts", "/faults")) {
            for (var body : List.of(deep, deepObject, "{", "{}}", "{\"a\":1,}", "nul", "\u0000")) {
                assertThat(API.post(path, body, "Content-Type", "application/json").status())
                        .as(path)
                        .isEqualTo(400);
            }
            var notUtf8 = "{\"user\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(API.send("POST", path, notUtf8).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void whatIsBoundWiderNeedsATokenOrTheWordThatItIsOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AdminApi.start(API.mail, AdminSettings.loopback().bind("0.0.0.0")))
                .withMessageContaining("token");
        var settings = AdminSettings.loopback().bind("0.0.0.0").openToAll();
        try (var admin = AdminApi.start(API.mail, settings)) {
            assertThat(admin.uri().getHost()).isEqualTo("0.0.0.0");
            var here = URI.create("http://127.0.0.1:" + admin.uri().getPort());
            assertThat(Raw.status(here, request("GET", "/api/v1/ready", "Host: x"))).isEqualTo(200);
        }
    }

    @Test
    void noReplyButTheFixtureTellsASecret() {
        for (var path : List.of("/accounts", "/accounts/anna", "/server", "/metrics")) {
            assertThat(API.get(path).text()).as(path).doesNotContain("hush");
        }
    }
}
