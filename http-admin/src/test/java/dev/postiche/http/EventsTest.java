package dev.postiche.http;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events: told at once, numbered, resumed where a client left. */
@Timeout(60)
class EventsTest {

    private static final Api API = Api.of(MockMailServer.builder().account("anna", "secret"));

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Raw listening(String... more) throws IOException {
        var raw = new Raw(API.admin.uri());
        raw.send(
                "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n"
                        + (more.length == 0 ? "" : more[0] + "\r\n")
                        + "\r\n");
        var head = raw.head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).contains("text/event-stream");
        return raw;
    }

    /** The next line that begins so; chunks and signs of life are passed over. */
    private static String line(Raw raw, String prefix) throws IOException {
        String line;
        do {
            line = raw.line();
        } while (!line.startsWith(prefix));
        return line.substring(prefix.length());
    }

    @Test
    void eventsComeAtOnceAndAreResumed() throws IOException {
        var inbox = API.mail.account("anna").inbox();
        String id;
        try (var client = listening()) {
            inbox.deliver(message());
            id = line(client, "id:");
            assertThat(line(client, "data:"))
                    .contains("\"type\":\"messages-arrived\"")
                    .contains("\"account\":\"anna\"")
                    .contains("\"mailbox\":\"INBOX\"");
        }
        inbox.message(1).expunge();
        try (var client = listening("Last-Event-ID: " + id)) {
            assertThat(line(client, "data:")).contains("\"type\":\"messages-expunged\"");
        }
    }

    @Test
    void manyWhoListenHoldUpNobody() throws IOException {
        var clients = new ArrayList<Raw>();
        try {
            for (int i = 0; i < 100; i++) {
                clients.add(listening());
            }
            assertThat(API.get("/health").status()).isEqualTo(200);
            API.mail.account("anna").createMailbox("X").delete();
            for (var client : clients) {
                assertThat(line(client, "data:")).contains("mailbox-created");
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whoDoesNotReadIsCutOffWithAMark() throws IOException {
        // Long events fill the sockets' buffers sooner.
        var mailbox = API.mail.account("anna").createMailbox("ở".repeat(900));
        var message = mailbox.deliver(message());
        try (var client = new Raw(API.admin.uri())) {
            client.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.head().status()).isEqualTo(200);
            for (int i = 0; i < 4_500; i++) {
                message.addFlags(Flag.of("$X")).removeFlags(Flag.of("$X"));
            }
            long last = 0;
            String line;
            do {
                line = client.line();
                last = line.startsWith("id:") ? Long.parseLong(line.substring(3)) : last;
            } while (!line.contains("\"missed\""));
            assertThat(line).contains("come back with Last-Event-ID");
            do {
                line = client.line();
                assertThat(line).doesNotContain("data:");
            } while (!line.isEmpty());
            try (var again = listening("Last-Event-ID: " + last)) {
                assertThat(line(again, "data:")).contains("\"missed\"").contains("not kept");
                long next = Long.parseLong(line(again, "id:"));
                assertThat(next).isGreaterThan(last + 1);
            }
        }
    }

    @Test
    void whoHeardAnotherServerIsToldThatThisIsNotIt() throws IOException {
        API.mail.account("anna").inbox().deliver(message());
        try (var client = listening("Last-Event-ID: 999999999")) {
            assertThat(line(client, "data:")).contains("\"missed\"");
        }
    }
}
