package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.client.PosticheClient;
import dev.postiche.fixture.Fixture;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.ServerSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server is told over HTTP to be another one, and what cannot be is told with its place. */
class FixtureTest {

    private final Api api = Api.of(MockMailServer.builder().account("anna", "secret").seed(42));

    @AfterEach
    void stop() {
        api.close();
    }

    private static final String OTHER =
            """
            {"accounts": [{"user": "ben"}],
             "server": {"profile": "dovecot", "separator": ".", "seed": 7, "tls": "expired",
                        "capabilities": {"without": ["MOVE"], "with": ["X-FOO"]},
                        "autoAccounts": {"password": "pass"}, "limits": {"append": "1MB"},
                        "quirks": {"noRfc822": true}},
             "faults": [{"name": "f", "do": {"delay": "1ms"}}]}
            """;

    @Test
    void putMakesAnEqualServerOfAnExport() {
        var imap = api.get("/server").at("/endpoints/imap");
        assertThat(api.put("/fixture", OTHER).status()).isEqualTo(204);
        assertThat(api.get("/server").at("/profile")).isEqualTo("dovecot");
        assertThat(api.get("/server").at("/seed")).isEqualTo("7");
        assertThat(api.get("/server").at("/endpoints/imap")).isEqualTo(imap);
        var export = api.get("/fixture");
        assertThat(export.at("/server/tls")).isEqualTo("expired");
        assertThat(export.at("/server/autoAccounts/password")).isEqualTo("pass");
        assertThat(export.at("/faults/0/name")).isEqualTo("f");
        try (var other = Api.of(MockMailServer.builder())) {
            assertThat(other.put("/fixture", export.text()).status()).isEqualTo(204);
            assertThat(other.get("/fixture").json()).isEqualTo(export.json());
        }
        assertThat(api.post("/reset", "").status()).isEqualTo(204);
        assertThat(api.get("/server").at("/profile")).isEqualTo("postiche");
        assertThat(api.get("/fixture").at("/server/seed")).isEqualTo("42");
    }

    @Test
    void aProfileOfOnesOwnStandsInTheBody() {
        var whole = "{\"server\": {\"profile\": {\"name\": \"mine\", \"greeting\": \"Hi\"}}}";
        assertThat(api.patch("/fixture", whole).status()).isEqualTo(204);
        assertThat(api.get("/server").at("/profile")).isEqualTo("mine");
        assertThat(api.get("/fixture").at("/server/profile/greeting")).isEqualTo("Hi");
        assertThat(api.get("/fixture").at("/accounts/0/user")).isEqualTo("anna");
    }

    @Test
    void javaSaysItFromAfar() {
        try (var remote = PosticheClient.connect(api.admin.uri())) {
            remote.add(Fixture.fixture().server(ServerSpec.server().separator(".")));
            assertThat(remote.fixture().server().separator()).contains(".");
            remote.replace(Fixture.fixture().accounts(AccountSpec.account("zoe")));
            assertThat(remote.fixture()).isEqualTo(api.mail.fixture());
            assertThat(remote.fixture().server().separator()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'server': {'limits': {'append': 'much'}}} | /server/limits/append",
                "{'server': {'limits': {'append': 0}}} | /server/limits/append",
                "{'server': {'limits': {'apend': 1}}} | /server/limits/apend",
                "{'server': {'profile': 'dovecott'}} | /server/profile",
                "{'server': {'profile': 'mine.json'}} | /server/profile",
                "{'server': {'profile': 7}} | /server/profile",
                "{'server': {'profile': {'name': 'a', 'separator': '%'}}} | /server/profile/separator",
                "{'server': {'profile': {'name': 'A b'}}} | /server/profile/name",
                "{'server': {'separator': 'ab'}} | /server/separator",
                "{'server': {'quirks': {'noRfc822': 'perhaps'}}} | /server/quirks/noRfc822",
                "{'server': {'tls': 'bad'}} | /server/tls",
                "{'server': {'seed': 'x'}} | /server/seed",
            })
    void whatCannotBeIsToldWithItsPlace(String body, String pointer) {
        var before = api.get("/fixture").text();
        for (var method : new String[] {"PUT", "PATCH"}) {
            var answer = api.send(method, "/fixture", body.replace('\'', '"'));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.at("/pointer")).as(answer.text()).isEqualTo(pointer);
        }
        assertThat(api.get("/fixture").text()).isEqualTo(before);
    }

    @Test
    void aSpaceIsAnotherServerFromTheLoginOn() {
        assertThat(api.put("/fixture?space=t", OTHER).at("/pointer")).isEqualTo("/server/tls");
        var without = OTHER.replace("\"tls\": \"expired\",", "");
        assertThat(api.put("/fixture?space=t", without).status()).isEqualTo(204);
        assertThat(api.get("/server?space=t").at("/profile")).isEqualTo("dovecot");
        assertThat(api.get("/server").at("/profile")).isEqualTo("postiche");
        var connections = "{\"server\": {\"limits\": {\"connections\": 5}}}";
        assertThat(api.patch("/fixture?space=t", connections).at("/pointer"))
                .isEqualTo("/server/limits/connections");
        var early = "{\"faults\": [{\"at\": \"greeting\", \"do\": {\"delay\": \"1ms\"}}]}";
        assertThat(api.put("/fixture?space=t", early).status()).isEqualTo(400);
        assertThat(api.get("/fixture?space=t").at("/accounts/0/user")).isEqualTo("ben");
    }

    @Test
    void accountsAreNoServer() {
        var answer = api.put("/accounts", OTHER.replaceAll("(?s),\\s*\"faults.*", "}"));
        assertThat(answer.at("/pointer")).isEqualTo("/server");
        api.patch("/fixture", "{\"server\": {\"separator\": \".\"}}");
        assertThat(api.put("/accounts", "{\"accounts\": []}").status()).isEqualTo(200);
        assertThat(api.get("/fixture").at("/server/separator")).isEqualTo(".");
    }
}
