package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.http.exchange.Route;
import dev.postiche.http.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint is sent every wrong shape, and says where it is wrong. */
class WrongShapesTest {

    private static final Api API =
            Api.of(MockMailServer.builder().account("anna", "secret").without("MOVE"));

    private static final List<Route> ROUTES = new Resources(API.mail).routes().all();

    /** What is wrong everywhere: no JSON, not an object, nothing that anybody knows. */
    private static final List<String> SHAPES =
            List.of(
                    "[]",
                    "[1]",
                    "null",
                    "7",
                    "\"text\"",
                    "true",
                    "{\"nonsense\": 1}",
                    "{",
                    "{\"a\": 1, \"a\": 2}",
                    "{} {}",
                    "{\"a\": [}",
                    "{'a': 1}",
                    "\u0000",
                    "not json");

    /** What empty bodies and objects mean is said in the routes' own tests. */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");

    @AfterAll
    static void stop() {
        API.close();
    }

    private static String filled(Route route) {
        return route.path()
                .substring("/api/v1".length())
                .replace("{user}", "anna")
                .replace("{mailbox}", "INBOX")
                .replace("{uid}", "1")
                .replace("{name}", "some")
                .replaceAll("\\{.*?}", "1");
    }

    static Stream<Route> takingBodies() {
        return ROUTES.stream().filter(route -> !WITHOUT_BODY.contains(route.method()));
    }

    @ParameterizedTest
    @MethodSource("takingBodies")
    void noWrongShapePasses(Route route) {
        API.mail.account("anna").inbox().deliver("Subject: x\n\ny\n");
        var path = filled(route);
        API.put("/faults/some", "{\"do\": {\"close\": \"fin\"}}");
        API.put("/snapshots/some", "");
        for (var shape : SHAPES) {
            var before = API.mail.fixture();
            var answer =
                    API.send(
                            route.method(),
                            path,
                            shape.getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "application/json");
            assertThat(answer.status()).as(path + " " + shape + answer.text()).isIn(400, 404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            if (answer.status() == 400) {
                assertThat(answer.at("/detail")).as(shape).isNotBlank();
                assertThat(answer.json().has("pointer")).as(path + " " + shape).isTrue();
            }
            assertThat(API.mail.fixture()).as(path + " " + shape).isEqualTo(before);
        }
        var foreign =
                API.send(
                        route.method(),
                        path,
                        "<a/>".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/xml");
        assertThat(foreign.status()).as(path).isIn(404, 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    PUT|/fixture|{"accounts": [{"user": "a"}, {"user": "b", "usr": "b"}]}|/accounts/1/usr
                    PUT|/fixture|{"accounts": [{"user": "a"}, {"user": "a"}]}|/accounts/1/user
                    PUT|/fixture|{"server": {"capabilities": {"without": ["MOEV"]}}}|/server/capabilities/without/0
                    PATCH|/fixture|{"faults": [{"at": "litteral", "do": []}]}|/faults/0/at
                    PUT|/accounts/x|{"password": 7}|/password
                    PUT|/accounts/x|{"user": "y"}|/user
                    PUT|/accounts/x|{"mailboxes": [{"name": "A", "uidValidity": 0}]}|/mailboxes/0/uidValidity
                    POST|/accounts|{"password": "x"}|
                    POST|/accounts/anna/mailboxes|{"name": "A", "messages": {}}|/messages
                    PATCH|/accounts/anna/mailboxes/INBOX|{"nam": "A"}|/nam
                    PATCH|/accounts/anna/mailboxes/INBOX|{}|
                    PATCH|/accounts/anna/mailboxes/INBOX|{"name": 7}|/name
                    POST|/accounts/anna/mailboxes/INBOX/messages|{"subjct": "x"}|/subjct
                    POST|/accounts/anna/mailboxes/INBOX/messages|{"flags": ["\\\\Sean"]}|/flags/0
                    PATCH|/accounts/anna/mailboxes/INBOX/messages/1|{"flags": {"add": ["\\\\Sean"]}}|/flags/add/0
                    PATCH|/accounts/anna/mailboxes/INBOX/messages/1|{"flags": {"ad": []}}|/flags/ad
                    PATCH|/accounts/anna/mailboxes/INBOX/messages/1|{"flags": {"add": "x"}}|/flags/add
                    PATCH|/accounts/anna/mailboxes/INBOX/messages/1|{}|
                    POST|/reset|{"connections": "kep"}|/connections
                    POST|/clock/advance|{"by": "soon"}|/by
                    POST|/clock/advance|{}|
                    PUT|/clock|{"now": "yesterday"}|/now
                    PATCH|/faults|{"enabled": "no"}|/enabled
                    POST|/faults|{"do": {"clos": "fin"}}|/do/clos
                    POST|/faults|{"preset": "no-such"}|/preset
                    POST|/verify|{"sentInOrder": 7}|/sentInOrder
                    POST|/verify|{"sessions": {"acount": "anna"}}|/sessions/acount
                    POST|/wait|{"message": 1, "timeout": "x"}|/message
                    POST|/wait|{"timeout": "1s"}|
                    """)
    void theFirstWrongPlaceIsNamed(String method, String path, String body, String pointer) {
        API.mail.account("anna").inbox().deliver("Subject: x\n\ny\n");
        var answer = API.send(method, path, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/pointer"))
                .as(answer.text())
                .isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void everyOtherVerbIsRefusedWithThoseThatAreAllowed() {
        var paths =
                ROUTES.stream()
                        .filter(route -> route.path().startsWith("/api"))
                        .collect(
                                Collectors.groupingBy(
                                        WrongShapesTest::filled,
                                        Collectors.mapping(Route::method, Collectors.toSet())));
        paths.forEach(
                (path, methods) -> {
                    for (var method : List.of("GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS")) {
                        if (!methods.contains(method)) {
                            var answer = API.send(method, path, "");
                            assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                            var allowed = new HashSet<>(methods);
                            if (methods.contains("GET")) {
                                allowed.add("HEAD");
                            }
                            assertThat(answer.header("Allow").split(", "))
                                    .containsExactlyInAnyOrderElementsOf(allowed);
                        }
                    }
                });
    }
}
