package dev.postiche.http;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.postiche.MockMailServer;
import dev.postiche.http.exchange.Route;
import dev.postiche.http.resource.Resources;
import dev.postiche.spec.Flag;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document says what the routes are, and the replies are what it says. */
class OpenApiTest {

    private static final Api API =
            Api.of(
                    MockMailServer.builder()
                            .account(
                                    account("anna")
                                            .mailboxes(
                                                    mailbox("INBOX")
                                                            .messages(
                                                                    message()
                                                                            .subject("one")
                                                                            .flags(Flag.SEEN)))));

    private static final List<Route> ROUTES = new Resources(API.mail).routes().all();
    private static final JsonNode DOCUMENT = API.get("/openapi.json").json();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.schemaLoaders(
                                    loaders ->
                                            loaders.schemas(
                                                    Map.of(
                                                            "https://api.test/openapi.json",
                                                            DOCUMENT.toString(),
                                                            "https://api.test/fixture-1.schema.json",
                                                            API.get("/fixture-1.schema.json")
                                                                    .text()))));

    @BeforeAll
    static void somethingToShow() throws IOException {
        API.put("/snapshots/s", "");
        API.put("/faults/f", "{\"on\": {\"command\": \"NOOP\"}, \"do\": {\"pause\": true}}");
        API.get("/health?space=one");
        try (var client = new Raw(URI.create("http://" + API.mail.imap()))) {
            client.line();
            client.send("a LOGIN anna secret\r\n");
            client.line();
        }
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    private static boolean isOfApi(Route route) {
        return route.path().startsWith("/api");
    }

    @Test
    void theDocumentNamesEveryVerbOfEveryPathAndNoOther() {
        var said = new TreeSet<String>();
        DOCUMENT.at("/paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                verb ->
                                                        said.add(
                                                                verb.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        ROUTES.stream()
                                .filter(OpenApiTest::isOfApi)
                                .map(route -> route.method() + " " + route.path())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theDocumentNamesWhatVariesAndWhatIsAsked(Route route) {
        var operation = operation(route);
        var query = new ArrayList<String>();
        var path = new ArrayList<String>();
        for (var parameter : operation.at("/parameters")) {
            if (parameter.has("$ref")) {
                assertThat(parameter.at("/$ref").asText()).endsWith("/space");
            } else {
                var list = parameter.at("/in").asText().equals("path") ? path : query;
                list.add(parameter.at("/name").asText());
            }
        }
        assertThat(query).containsExactlyInAnyOrderElementsOf(route.query());
        assertThat(path)
                .containsExactlyElementsOf(
                        Pattern.compile("\\{(\\w+)}")
                                .matcher(route.path())
                                .results()
                                .map(match -> match.group(1))
                                .toList());
        assertThat(operation.at("/summary").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theReplyIsWhatTheDocumentSays(Route route) {
        var path = route.path().substring("/api/v1".length());
        for (var filled :
                Map.of(
                                "{user}", path.contains("/tls/") ? "anna.p12" : "anna",
                                "{mailbox}", "INBOX",
                                "{uid}", "1",
                                "{part}", "1",
                                "{name}", path.startsWith("/faults") ? "f" : "s",
                                "{n}", "1")
                        .entrySet()) {
            path = path.replace(filled.getKey(), filled.getValue());
        }
        var answer = API.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var content = operation(route).at("/responses/200/content");
        var type = answer.header("Content-Type").split(";")[0];
        assertThat(content.has(type) || content.has("*/*")).as(type + " in " + content).isTrue();
        if (type.equals("application/json")) {
            assertThat(errors(route, "200", type, answer.json())).isEmpty();
        }
    }

    @Test
    void aProblemIsWhatTheDocumentSays() {
        var problem = API.post("/faults", "{\"on\": 7}");
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.json().at("/pointer").isTextual()).isTrue();
        var schema = SCHEMAS.getSchema(location("/components/schemas/Problem"));
        assertThat(schema.validate(problem.json())).isEmpty();
    }

    @Test
    void thePageOfTheDocumentNeedsNothingFromElsewhere() {
        var page = API.get("/docs");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("/api/v1/accounts/{user}")
                .doesNotContain("://", "<script");
        for (var file : List.of("/", "/page/page.js", "/page/page.css")) {
            var head =
                    Raw.answer(
                            API.admin.uri(),
                            "GET " + file + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).contains("default-src 'none'");
        }
    }

    private static List<String> errors(Route route, String status, String type, JsonNode json) {
        var verb = route.method().toLowerCase(Locale.ROOT);
        var pointer =
                "/paths/%s/%s/responses/%s/content/%s/schema"
                        .formatted(escaped(route.path()), verb, status, escaped(type));
        var errors = SCHEMAS.getSchema(location(pointer)).validate(json);
        return errors.stream().map(Object::toString).toList();
    }

    private static SchemaLocation location(String pointer) {
        return SchemaLocation.of("https://api.test/openapi.json#" + pointer);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private static JsonNode operation(Route route) {
        return DOCUMENT.at("/paths")
                .path(route.path())
                .path(route.method().toLowerCase(Locale.ROOT));
    }

    static Stream<Route> routes() {
        return ROUTES.stream().filter(OpenApiTest::isOfApi);
    }

    static Stream<Route> readings() {
        return routes().filter(route -> route.method().equals("GET"))
                .filter(route -> !route.path().endsWith("/events"));
    }
}
