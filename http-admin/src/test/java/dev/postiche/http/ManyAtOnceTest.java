package dev.postiche.http;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Fifty tests on one server at once, each in a space of its own. */
class ManyAtOnceTest {

    private static final int CLIENTS = 50;

    private static final Api API =
            Api.of(
                    MockMailServer.builder()
                            .account(
                                    account("anna")
                                            .mailboxes(
                                                    mailbox("INBOX")
                                                            .messages(message().subject("one")))));

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void noneSeesAnother() throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var tests = new ArrayList<Future<String>>();
            for (int i = 1; i <= CLIENTS; i++) {
                var number = i;
                Callable<String> test = () -> test(number);
                tests.add(threads.submit(test));
            }
            for (var test : tests) {
                assertThat(test.get()).isEqualTo("as if alone");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(API.get("/spaces").json().at("/items")).hasSize(CLIENTS);
        assertThat(API.get("/sessions").json().at("/items")).isEmpty();
        assertThat(API.get("/faults").json().at("/items")).isEmpty();
        assertThat(API.mail.account("anna").inbox().messageCount()).isEqualTo(1);
        assertThat(API.delete("/spaces/test-1").status()).isEqualTo(204);
        assertThat(API.delete("/spaces/test-1").status()).isEqualTo(404);
        assertThat(API.delete("/spaces").status()).isEqualTo(204);
        assertThat(API.mail.spaces()).isEmpty();
        assertThat(API.get("/health?space=a+b").status()).isEqualTo(400);
    }

    /** What a suite does between two tests, and in one. */
    private static String test(int number) throws IOException {
        var space = "?space=test-" + number;
        var inbox = "/accounts/anna/mailboxes/INBOX";
        for (int n = 0; n < number % 5; n++) {
            expect(API.post(inbox + "/messages" + space, "{\"subject\": \"mine\"}"), 201);
        }
        expect(API.put("/snapshots/s" + space, ""), 201);
        expect(
                API.post(
                        "/faults" + space,
                        "{\"name\": \"f\", \"on\": {\"command\": \"NOOP\"},"
                                + " \"do\": {\"reply\": {\"status\": \"NO\", \"text\": \"test-"
                                + number
                                + "\"}}}"),
                201);
        expect(API.post("/clock/advance" + space, "{\"by\": \"" + number + "d\"}"), 200);
        try (var client = new Raw(URI.create("http://" + API.mail.imap()))) {
            client.line();
            client.send("a LOGIN anna+test-" + number + " secret\r\n");
            upTo(client, "a OK");
            client.send("b EXAMINE INBOX\r\n");
            var exists = upTo(client, "b OK");
            assertThat(exists).contains("* " + (1 + number % 5) + " EXISTS");
            client.send("c NOOP\r\n");
            assertThat(upTo(client, "c ")).contains("c NO test-" + number);
            client.send("d LOGOUT\r\n");
            upTo(client, "d OK");
        }
        var verdict =
                API.post(
                        "/verify" + space,
                        "{\"sentInOrder\": [\"LOGIN\", \"EXAMINE\"], \"times\": {\"NOOP\": 1}}");
        assertThat(verdict.at("/ok")).as(verdict.text()).isEqualTo("true");
        assertThat(verdict.at("/matched")).isEqualTo("1");
        assertThat(API.get("/faults/f" + space).at("/fired")).isEqualTo("1");
        assertThat(API.get("/sessions" + space).json().at("/items/0/n").asInt()).isEqualTo(1);
        expect(API.delete(inbox + "/messages" + space), 204);
        expect(API.post("/snapshots/s/restore" + space, ""), 204);
        assertThat(API.get(inbox + space).at("/messageCount"))
                .isEqualTo(String.valueOf(1 + number % 5));
        expect(API.post("/reset" + space, ""), 204);
        assertThat(API.get(inbox + space).at("/messageCount")).isEqualTo("1");
        return "as if alone";
    }

    private static void expect(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    private static String upTo(Raw client, String prefix) throws IOException {
        var text = new StringBuilder();
        String line;
        do {
            line = client.line();
            text.append(line).append('\n');
        } while (!line.isEmpty() && !line.startsWith(prefix));
        return text.toString();
    }
}
