package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.fixture.json.KnownNames;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorded session looks like in JSON. */
class RecordingJsonTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX").messages(message().text("Xin chào!"))))
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void everyFactOfASessionHasItsWord() throws Exception {
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a1 ID (\"name\" \"Reader\" \"version\" \"1.0\")");
            client.command("a2 UID FETCH 1 (BODY[])");
            client.command("a3 LOGOUT");
        }
        mail.await().session(session -> !session.isLive());
        var session = json();
        assertThat(session.get("n").asInt()).isEqualTo(1);
        assertThat(session.get("protocol").asText()).isEqualTo("imap");
        assertThat(session.get("endpoint").asText()).isEqualTo(mail.imap().uri().toString());
        assertThat(session.get("client").asText()).startsWith("127.0.0.1:");
        assertThat(session.get("clientId").asText()).contains("Reader", "1.0");
        assertThat(session.get("account").asText()).isEqualTo("anna");
        assertThat(session.get("state").asText()).isEqualTo("ended");
        assertThat(session.get("live").asBoolean()).isFalse();
        assertThat(session.get("ending").asText()).isEqualTo("logout");
        assertThat(session.get("lastedMs").asDouble()).isPositive();
        assertThat(session.get("dropped").asLong()).isZero();
        assertThat(session.has("tls")).isFalse();

        var fetch = session.get("exchanges").get(4);
        assertThat(fetch.get("n").asInt()).isEqualTo(5);
        assertThat(fetch.get("kind").asText()).isEqualTo("command");
        assertThat(fetch.get("tag").asText()).isEqualTo("a2");
        assertThat(fetch.get("command").asText()).isEqualTo("UID FETCH");
        assertThat(fetch.get("sent").asText()).isEqualTo("a2 UID FETCH 1 (BODY[])");
        assertThat(fetch.get("status").asText()).isEqualTo("OK");
        assertThat(fetch.get("mailbox").asText()).isEqualTo("INBOX");
        assertThat(fetch.get("firstOctetMs").asDouble()).isPositive();
        assertThat(fetch.get("totalMs").asDouble())
                .isGreaterThanOrEqualTo(fetch.get("firstOctetMs").asDouble());
        assertThat(fetch.get("octetsIn").asInt()).isEqualTo("a2 UID FETCH 1 (BODY[])\r\n".length());
        assertThat(fetch.get("octetsOut").asInt()).isGreaterThan(100);
        assertThat(fetch.get("whole").asBoolean()).isTrue();
        assertThat(fetch.get("faults")).isEmpty();
        assertThat(fetch.get("said").findValuesAsText("by"))
                .startsWith("client", "server")
                .hasSizeGreaterThan(2);
        assertThat(fetch.get("said").findValues("content")).hasSize(1);
    }

    @Test
    void secretsAreMaskedAndTheirLengthIsTold() throws Exception {
        try (var client = LineClient.connect(mail.imap())) {
            client.command("a1 LOGIN anna secret");
        }
        assertThat(json().toString()).doesNotContain("secret");
        var said = json().get("exchanges").get(1).get("said").get(0);
        assertThat(said.get("text").asText()).isEqualTo("a1 LOGIN anna ***\r\n");
        assertThat(said.get("octets").asInt()).isEqualTo("a1 LOGIN anna secret\r\n".length());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a1 FETCH 1 (BODY[])");
            client.command("a2 NOSUCH \u00ff");
        }
        mail.await().session(session -> !session.isLive());
        var written = FixtureWriter.session(mail.recording().session(1));
        var read =
                FixtureReader.of(KnownNames.any())
                        .session("s", written.getBytes(StandardCharsets.UTF_8));
        assertThat(FixtureWriter.session(read)).isEqualTo(written);
        assertThat(read.dialogue()).isEqualTo(mail.recording().session(1).dialogue());
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(FixtureWriter.recording(mail.recording())).get(0);
    }
}
