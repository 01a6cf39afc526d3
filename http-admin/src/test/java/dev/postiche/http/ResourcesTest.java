package dev.postiche.http;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each verb of each resource as somebody would use it. */
class ResourcesTest {

    private static final Api API =
            Api.of(
                    MockMailServer.builder()
                            .account(
                                    account("anna")
                                            .addresses("anna@example.org")
                                            .mailboxes(
                                                    mailbox("INBOX")
                                                            .messages(
                                                                    message()
                                                                            .from("bob@example.org")
                                                                            .subject("one")
                                                                            .text("Hi")
                                                                            .flags(Flag.SEEN),
                                                                    message()
                                                                            .from("eve@example.org")
                                                                            .subject("Zwei")
                                                                            .html("<p>")
                                                                            .attachment(
                                                                                    attachment(
                                                                                                    "a.txt")
                                                                                            .text(
                                                                                                    "hi"))),
                                                    mailbox("A/B")))
                            .seed(42));

    private static final String INBOX = "/accounts/anna/mailboxes/INBOX";

    @BeforeEach
    void reset() {
        API.mail.reset();
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void healthAndReadiness() {
        assertThat(API.get("/health").at("/status")).isEqualTo("up");
        assertThat(API.get("/ready").at("/status")).isEqualTo("ready");
    }

    @Test
    void theServerSaysWhatItIs() {
        var server = API.get("/server");
        assertThat(server.at("/endpoints/imap")).isEqualTo(API.mail.imap().toString());
        assertThat(server.at("/seed")).isEqualTo("42");
        assertThat(server.at("/profile")).isEqualTo("postiche");
        assertThat(server.json().at("/capabilities").toString()).contains("\"IDLE\"");
        assertThat(server.json().at("/counters/imap/connections").isNumber()).isTrue();
    }

    @Test
    void metricsAreThoseOfPrometheus() {
        var metrics = API.get("/metrics");
        assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.text())
                .contains("# TYPE postiche_connections_total counter\n")
                .contains("postiche_sessions{protocol=\"imap\"} 0\n")
                .contains("postiche_messages 2\n");
        assertThat(metrics.text().lines())
                .allMatch(
                        line ->
                                line.startsWith("# ")
                                        || line.matches(
                                                "postiche_[a-z_]+(\\{protocol=\"[a-z0-9]+\"})?"
                                                        + " \\d+"));
    }

    @Test
    void accountsAreMadeReadReplacedChangedAndDeleted() {
        assertThat(API.get("/accounts").json().at("/items").findValuesAsText("user"))
                .containsExactly("anna");
        var created = API.put("/accounts/ben", "{\"password\": \"x\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/accounts/ben");
        assertThat(created.text()).doesNotContain("password");
        assertThat(API.mail.account("ben").password()).isEqualTo("x");
        assertThat(API.put("/accounts/ben", "{}").status()).isEqualTo(200);
        assertThat(API.mail.account("ben").password()).isEqualTo("secret");
        var patch = "{\"password\": \"y\", \"quota\": {\"messages\": 3}}";
        assertThat(API.patch("/accounts/ben", patch).at("/quota/messages")).isEqualTo("3");
        assertThat(API.mail.account("ben").password()).isEqualTo("y");
        assertThat(API.delete("/accounts/ben").status()).isEqualTo(204);
        assertThat(API.get("/accounts/ben").status()).isEqualTo(404);
        assertThat(API.post("/accounts", "{\"user\": \"ben\"}").status()).isEqualTo(201);
        assertThat(API.post("/accounts", "{\"user\": \"ben\"}").status()).isEqualTo(409);
        assertThat(API.put("/accounts", "{\"accounts\": [{\"user\": \"c\"}]}").at("/items/0/user"))
                .isEqualTo("c");
        assertThat(API.delete("/accounts").status()).isEqualTo(204);
        assertThat(API.mail.accounts()).isEmpty();
    }

    @Test
    void aUserMayHaveAnyName() {
        assertThat(API.put("/accounts/a%2Fb%40x%20y", "{}").header("Location"))
                .isEqualTo("/api/v1/accounts/a%2Fb%40x%20y");
        assertThat(API.get("/accounts/a%2Fb@x%20y").at("/user")).isEqualTo("a/b@x y");
    }

    @Test
    void mailboxesAreMadeReadReplacedRenamedAndDeleted() {
        var mailboxes = "/accounts/anna/mailboxes";
        assertThat(API.get(mailboxes).json().findValuesAsText("name"))
                .containsExactly("INBOX", "A", "A/B");
        assertThat(API.get(INBOX).at("/messageCount")).isEqualTo("2");
        assertThat(API.get(INBOX).at("/unseenCount")).isEqualTo("1");
        var sent = API.put(mailboxes + "/Sent", "{\"specialUse\": \"\\\\Sent\"}");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.at("/specialUse/0")).isEqualTo("\\Sent");
        assertThat(API.put(mailboxes + "/Sent", "").status()).isEqualTo(200);
        assertThat(API.post(mailboxes, "{\"name\": \"Sent\"}").status()).isEqualTo(409);
        var renamed = API.patch(mailboxes + "/Sent", "{\"name\": \"New\"}");
        assertThat(renamed.at("/name")).isEqualTo("New");
        assertThat(API.patch(mailboxes + "/New", "{\"name\": \"A/B\"}").status()).isEqualTo(409);
        assertThat(API.delete(mailboxes + "/New").status()).isEqualTo(204);
        assertThat(API.get(mailboxes + "/New").status()).isEqualTo(404);
        assertThat(API.delete(INBOX).status()).isEqualTo(409);
        assertThat(API.delete(mailboxes).status()).isEqualTo(204);
        assertThat(API.get(mailboxes).json().findValuesAsText("name")).containsExactly("INBOX");
    }

    @Test
    void aNameIsDecodedOnce() {
        assertThat(API.get("/accounts/anna/mailboxes/A%2FB").at("/name")).isEqualTo("A/B");
        assertThat(API.put("/accounts/anna/mailboxes/A%252FB", "").at("/name")).isEqualTo("A%2FB");
        assertThat(API.get("/accounts/anna/mailboxes/A%252FB").at("/name")).isEqualTo("A%2FB");
        assertThat(API.get("/accounts/anna/mailboxes/A/B").status()).isEqualTo(404);
        assertThat(API.put("/accounts/anna/mailboxes/Entw%C3%BCrfe", "").at("/name"))
                .isEqualTo("Entwürfe");
    }

    @Test
    void messagesAreListedPageByPageAndFiltered() {
        var first = API.get(INBOX + "/messages?limit=1");
        assertThat(first.at("/items/0/subject")).isEqualTo("one");
        assertThat(first.at("/items/0/flags/0")).isEqualTo("\\Seen");
        var rest = API.get(INBOX + "/messages?limit=1&after=" + first.at("/next"));
        assertThat(rest.at("/items/0/subject")).isEqualTo("Zwei");
        assertThat(rest.json().has("next")).isFalse();
        assertThat(subjects("?order=newest")).containsExactly("Zwei", "one");
        assertThat(API.get(INBOX + "/messages?order=newest&limit=1").at("/next")).isEqualTo("2");
        assertThat(subjects("?order=newest&after=2")).containsExactly("one");
        assertThat(API.get(INBOX + "/messages?order=new").status()).isEqualTo(400);
        assertThat(subjects("?from=BOB")).containsExactly("one");
        assertThat(subjects("?subject=zw")).containsExactly("Zwei");
        assertThat(subjects("?flag=%5CSeen")).containsExactly("one");
        assertThat(subjects("?flag=%5CSeen&subject=zw")).isEmpty();
    }

    private static java.util.List<String> subjects(String query) {
        return API.get(INBOX + "/messages" + query).json().findValuesAsText("subject");
    }

    @Test
    void aMessageIsDeliveredAsJsonAndAsOctets() {
        var json = API.post(INBOX + "/messages", "{\"subject\": \"Grüße\"}");
        assertThat(json.status()).isEqualTo(201);
        assertThat(json.at("/uid")).isEqualTo("3");
        assertThat(json.header("Location"))
                .isEqualTo("/api/v1/accounts/anna/mailboxes/INBOX/messages/3");
        assertThat(json.at("/subject")).isEqualTo("Grüße");
        var raw =
                API.post(
                        INBOX + "/messages",
                        "Subject: raw\n\nbody\n",
                        "Content-Type",
                        "message/rfc822");
        assertThat(raw.at("/text")).isEqualTo("body\n");
        var octets = API.get(INBOX + "/messages/4", "Accept", "message/rfc822");
        assertThat(octets.header("Content-Type")).isEqualTo("message/rfc822");
        assertThat(octets.text()).isEqualTo("Subject: raw\r\n\r\nbody\r\n");
    }

    @Test
    void aMessageIsReadPartByPart() {
        var whole = API.get(INBOX + "/messages/2");
        assertThat(whole.at("/html")).startsWith("<p>");
        assertThat(whole.at("/attachments/0/name")).isEqualTo("a.txt");
        assertThat(whole.json().at("/headers").findValuesAsText("name")).contains("Subject");
        var part = API.get(INBOX + "/messages/2/parts/" + whole.at("/attachments/0/number"));
        assertThat(part.text()).isEqualTo("hi");
        assertThat(part.header("Content-Type")).isEqualTo("text/plain");
        assertThat(part.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(part.header("Content-Security-Policy")).contains("sandbox");
        assertThat(API.get(INBOX + "/messages/2/parts/9").status()).isEqualTo(404);
    }

    @Test
    void flagsAreChangedAndMessagesDeleted() {
        var change =
                "{\"flags\": {\"add\": [\"\\\\Flagged\", \"$X\"], \"remove\": [\"\\\\Seen\"]}}";
        assertThat(API.patch(INBOX + "/messages/1", change).json().at("/flags").toString())
                .isEqualTo("[\"$X\",\"\\\\Flagged\"]");
        assertThat(
                        API.patch(INBOX + "/messages/1", "{\"flags\": {\"set\": []}}")
                                .json()
                                .at("/flags"))
                .isEmpty();
        assertThat(API.delete(INBOX + "/messages/1").status()).isEqualTo(204);
        assertThat(API.get(INBOX + "/messages/1").status()).isEqualTo(404);
        assertThat(API.delete(INBOX + "/messages?subject=nothing").status()).isEqualTo(204);
        assertThat(API.mail.account("anna").inbox().messageCount()).isEqualTo(1);
        assertThat(API.delete(INBOX + "/messages").status()).isEqualTo(204);
        assertThat(API.mail.account("anna").inbox().messageCount()).isZero();
    }

    @Test
    void theFixtureThatIsExportedIsTheOneThatIsPut() {
        API.post("/faults", "{\"on\": {\"command\": \"NOOP\"}, \"do\": {\"close\": \"reset\"}}");
        var export = API.get("/fixture").text();
        API.delete("/accounts");
        API.delete("/faults");
        assertThat(API.put("/fixture", export).status()).isEqualTo(204);
        assertThat(API.get("/fixture").text()).isEqualTo(export).contains("\"password\"");
        assertThat(API.patch("/fixture", "{\"accounts\": [{\"user\": \"z\"}]}").status())
                .isEqualTo(204);
        assertThat(API.mail.accounts()).hasSize(2);
    }

    @Test
    void resetBringsTheStartBack() {
        API.delete("/accounts");
        API.post("/clock/advance", "{\"by\": \"29m\"}");
        assertThat(API.post("/reset", "").status()).isEqualTo(204);
        assertThat(API.mail.account("anna").inbox().messageCount()).isEqualTo(2);
        assertThat(API.mail.clock().now()).isBefore(Instant.now().plusSeconds(60));
        assertThat(API.post("/reset", "{\"connections\": \"keep\"}").status()).isEqualTo(204);
    }

    @Test
    void snapshotsAreTakenListedRestoredAndDeleted() {
        assertThat(API.put("/snapshots/before", "").status()).isEqualTo(201);
        assertThat(API.put("/snapshots/before", "").status()).isEqualTo(200);
        API.delete(INBOX + "/messages");
        assertThat(API.get("/snapshots").at("/items/0/name")).isEqualTo("before");
        assertThat(API.post("/snapshots/before/restore", "").status()).isEqualTo(204);
        assertThat(API.mail.account("anna").inbox().messageCount()).isEqualTo(2);
        assertThat(API.get("/snapshots/before").at("/taken")).isNotEmpty();
        assertThat(API.delete("/snapshots/before").status()).isEqualTo(204);
        assertThat(API.post("/snapshots/before/restore", "").status()).isEqualTo(404);
        assertThat(API.delete("/snapshots").status()).isEqualTo(204);
    }

    @Test
    void faultsAreArmedReadReplacedSwitchedReleasedAndDeleted() {
        var fault = "{\"on\": {\"command\": \"FETCH\"}, \"do\": {\"pause\": true}}";
        var armed = API.post("/faults", fault);
        assertThat(armed.status()).isEqualTo(201);
        assertThat(armed.header("Location")).isEqualTo("/api/v1/faults/" + armed.at("/name"));
        assertThat(armed.at("/fired")).isEqualTo("0");
        assertThat(armed.json().at("/nearMisses").isArray()).isTrue();
        assertThat(API.put("/faults/cut", fault).status()).isEqualTo(201);
        assertThat(API.put("/faults/cut", fault).status()).isEqualTo(200);
        var preset = API.put("/faults/deaf", "{\"preset\": \"idle-goes-deaf\"}");
        assertThat(preset.at("/name")).isEqualTo("deaf");
        assertThat(API.delete("/faults/deaf").status()).isEqualTo(204);
        var again = fault.replace("{\"on\"", "{\"name\": \"cut\", \"on\"");
        assertThat(API.post("/faults", again).status()).isEqualTo(409);
        assertThat(API.patch("/faults/cut", "{\"enabled\": false}").at("/enabled"))
                .isEqualTo("false");
        assertThat(API.post("/faults/cut/release", "").at("/released")).isEqualTo("0");
        assertThat(API.get("/faults").json().at("/items")).hasSize(2);
        assertThat(API.patch("/faults", "{\"enabled\": false}").at("/items/0/enabled"))
                .isEqualTo("false");
        assertThat(API.delete("/faults/cut").status()).isEqualTo(204);
        assertThat(API.get("/faults/cut").status()).isEqualTo(404);
        assertThat(API.put("/faults", "{\"faults\": [" + again + "]}").at("/items/0/name"))
                .isEqualTo("cut");
        assertThat(API.delete("/faults").status()).isEqualTo(204);
        assertThat(API.mail.faults().armed()).isEmpty();
    }

    @Test
    void theClockIsReadSetAndAdvanced() {
        assertThat(API.put("/clock", "{\"now\": \"2030-01-01T00:00:00Z\"}").at("/now"))
                .startsWith("2030-01-01T00:00:0");
        assertThat(API.post("/clock/advance", "{\"by\": \"29m\"}").at("/now"))
                .startsWith("2030-01-01T00:29:0");
        assertThat(Instant.parse(API.get("/clock").at("/now")))
                .isAfter(Instant.parse("2030-01-01T00:29:00Z"));
        assertThat(Duration.between(Instant.now(), API.mail.clock().now())).isPositive();
    }

    @Test
    void theAuthorityIsThereForOpenSslAndForJava() throws Exception {
        assertThat(API.get("/tls/ca.pem").text()).startsWith("-----BEGIN CERTIFICATE-----");
        for (var path :
                new String[] {"/tls/ca.p12?password=pw", "/tls/clients/anna.p12?password=pw"}) {
            var store = java.security.KeyStore.getInstance("PKCS12");
            store.load(
                    new java.io.ByteArrayInputStream(API.get(path).response().body()),
                    "pw".toCharArray());
            assertThat(store.size()).isPositive();
        }
    }

    @Test
    void profilesAreListed() {
        assertThat(API.get("/profiles").json().at("/items").findValuesAsText("name"))
                .contains("postiche", "minimal-rev1");
    }
}
