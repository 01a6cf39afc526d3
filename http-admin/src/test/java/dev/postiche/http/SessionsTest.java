package dev.postiche.http;

import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said, and waits for it, as asked for over HTTP. */
class SessionsTest {

    private static final Api API = Api.of(MockMailServer.builder().account("anna", "secret"));

    @BeforeEach
    void reset() {
        API.mail.reset();
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    /** A client that is logged in and has INBOX selected. */
    private static Raw client() throws IOException {
        var imap = API.mail.imap();
        var client = new Raw(URI.create("http://" + imap));
        client.line();
        command(client, "a LOGIN anna secret");
        command(client, "b SELECT INBOX");
        return client;
    }

    private static void command(Raw client, String command) throws IOException {
        client.send(command + "\r\n");
        var tag = command.split(" ")[0] + " ";
        String line;
        do {
            line = client.line();
        } while (!line.isEmpty() && !line.startsWith(tag));
    }

    @Test
    void manySessionsAreSummedUpTheNewestFirst() throws IOException {
        API.mail.faults().on(IMAP).command("EXAMINE").then(reply("NO", "not now"));
        try (var first = client();
                var second = client()) {
            command(first, "c FROB");
            command(second, "c EXAMINE INBOX");
            var list = API.get("/sessions?brief=true&order=newest&limit=1").json();
            assertThat(list.at("/items")).hasSize(1);
            var newest = list.at("/items/0");
            assertThat(newest.has("exchanges")).isFalse();
            assertThat(newest.at("/n").asInt()).isEqualTo(2);
            assertThat(newest.at("/exchangeCount").asInt()).isEqualTo(4);
            assertThat(newest.at("/refused").asInt()).isEqualTo(1);
            assertThat(newest.at("/faults")).hasSize(1);
            assertThat(newest.at("/last").asText()).isEqualTo("EXAMINE");
            assertThat(newest.at("/octetsIn").asInt()).isPositive();
            var rest = API.get("/sessions?brief=true&order=newest&after=" + list.at("/next"));
            assertThat(rest.at("/items/0/n")).isEqualTo("1");
            assertThat(rest.json().at("/items/0/faults")).isEmpty();
            assertThat(API.get("/sessions?brief=maybe").status()).isEqualTo(400);
        }
    }

    @Test
    void sessionsAreListedReadEndedAndForgotten() throws IOException {
        try (var first = client();
                var second = client()) {
            var list = API.get("/sessions").json().at("/items");
            assertThat(list.findValuesAsText("n")).startsWith("1");
            assertThat(list).hasSize(2);
            assertThat(list.at("/0/account").asText()).isEqualTo("anna");
            assertThat(list.at("/0/exchanges").toString()).doesNotContain("secret");
            assertThat(API.get("/sessions?after=1").json().at("/items")).hasSize(1);
            assertThat(API.get("/sessions?limit=1").at("/next")).isEqualTo("1");
            assertThat(API.get("/sessions?protocol=pop3").json().at("/items")).isEmpty();
            assertThat(API.get("/sessions?account=a*&command=SELECT").json().at("/items"))
                    .hasSize(2);
            assertThat(API.get("/sessions?protocol=smtp").status()).isEqualTo(400);
            var dialogue = API.get("/sessions/1", "Accept", "text/plain");
            assertThat(dialogue.header("Content-Type")).startsWith("text/plain");
            assertThat(dialogue.text()).contains("C: b SELECT INBOX").contains("S: b OK");
            assertThat(API.get("/sessions", "Accept", "text/plain").text()).contains("session 2");
            var page = API.get("/sessions/1?form=html");
            assertThat(page.text()).startsWith("<!");
            assertThat(page.header("Content-Security-Policy")).contains("sandbox");
            assertThat(API.get("/sessions/1?form=pdf").status()).isEqualTo(400);
            assertThat(API.delete("/sessions/1").status()).isEqualTo(204);
            assertThat(first.line()).startsWith("* BYE");
            assertThat(API.get("/sessions/1").status()).isEqualTo(404);
            assertThat(API.get("/sessions/x").status()).isEqualTo(404);
            assertThat(API.delete("/sessions").status()).isEqualTo(204);
            assertThat(API.get("/sessions").json().at("/items")).hasSize(1);
            command(second, "c NOOP");
        }
    }

    @Test
    void whatClientsSentIsVerified() throws IOException {
        try (var client = client()) {
            command(client, "c LOGOUT");
        }
        var right =
                API.post(
                        "/verify",
                        """
                        {"sessions": {"account": "anna"}, "sentInOrder": ["LOGIN", "SELECT"],
                         "neverSent": ["EXPUNGE"], "times": {"LOGOUT": 1}}""");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.at("/ok")).isEqualTo("true");
        assertThat(right.at("/matched")).isEqualTo("1");
        var wrong = API.post("/verify", "{\"sentInOrder\": [\"SELECT\", \"EXPUNGE\"]}");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.at("/ok")).isEqualTo("false");
        assertThat(wrong.at("/nearest")).contains("EXPUNGE was not sent");
    }

    @Test
    void aWaitEndsWhenItsConditionHolds() throws IOException {
        var wait =
                CompletableFuture.supplyAsync(
                        () ->
                                API.post(
                                        "/wait",
                                        """
                                        {"command": {"account": "anna", "command": "SELECT"},
                                         "timeout": "20s"}"""));
        try (var client = client()) {
            assertThat(wait.join().status()).isEqualTo(200);
            assertThat(wait.join().at("/ok")).isEqualTo("true");
            assertThat(client.socket.isConnected()).isTrue();
        }
        var late =
                API.post(
                        "/wait",
                        """
                        {"messages": {"account": "anna", "mailbox": "INBOX", "count": 1},
                         "timeout": "20ms"}""");
        assertThat(late.status()).isEqualTo(408);
        assertThat(late.at("/detail")).contains("waited 20 ms").contains("C: a LOGIN");
    }

    @Test
    void manyWhoWaitHoldUpNobody() {
        var waits = new ArrayList<CompletableFuture<Api.Answer>>();
        for (int i = 0; i < 200; i++) {
            waits.add(
                    CompletableFuture.supplyAsync(
                            () ->
                                    API.post(
                                            "/wait",
                                            """
                                            {"messages": {"account": "anna", "mailbox": "INBOX",
                                             "count": 1}, "timeout": "30s"}"""),
                            task -> new Thread(task).start()));
        }
        assertThat(API.get("/health").status()).isEqualTo(200);
        API.post("/accounts/anna/mailboxes/INBOX/messages", "{}");
        assertThat(waits).allSatisfy(wait -> assertThat(wait.join().status()).isEqualTo(200));
    }

    @Test
    void presetsAreListedAndArmed() {
        var presets = API.get("/presets").json().at("/items");
        assertThat(presets.findValuesAsText("description")).isNotEmpty().noneMatch(String::isBlank);
        for (var preset : presets) {
            var name = preset.at("/name").asText();
            var armed = API.put("/faults/" + name, "{\"preset\": \"" + name + "\"}");
            assertThat(armed.status()).as(name + armed.text()).isEqualTo(201);
        }
        assertThat(API.get("/fixture").status()).isEqualTo(200);
        assertThat(API.put("/fixture", API.get("/fixture").text()).status()).isEqualTo(204);
        API.delete("/faults");
    }
}
