package dev.postiche.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.MessageSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody tries who goes by the letter of HTTP and by the page about this API alone. */
class LetterTest {

    private static final Api API = Api.of(MockMailServer.builder().account("anna", "secret"));

    @BeforeAll
    static void fill() {
        API.mail.account("anna").inbox().deliver(MessageSpec.message().subject("Hi"));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    /** RFC 9110 §9.3.2, §10.2.1 */
    @Test
    void whatCanBeGotCanBeAskedAbout() {
        assertThat(API.delete("/server").header("Allow")).isEqualTo("GET, HEAD");
        assertThat(API.send("OPTIONS", "/reset", "").header("Allow")).isEqualTo("POST");
        var head = API.send("HEAD", "/accounts", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length"))
                .isEqualTo(API.get("/accounts").header("Content-Length"));
    }

    /** RFC 9110 §12.5.1 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message/rfc822 | message/rfc822",
                "application/json;q=0.1, message/rfc822 | message/rfc822",
                "message/rfc822;q=0.1, application/json | application/json",
                "message/rfc822;q=0, */* | application/json",
                "message/rfc822, */*;q=0.5 | message/rfc822",
                "*/*, message/rfc822 | application/json",
                "text/html, message/rfc822;q=0.9 | message/rfc822"
            })
    void whatIsWantedMostIsSent(String accept, String type) {
        var answer = API.get("/accounts/anna/mailboxes/INBOX/messages/1", "Accept", accept);
        assertThat(answer.header("Content-Type")).startsWith(type);
    }

    @Test
    void aNameAloneIsEnough() {
        assertThat(API.put("/accounts/ben", "").status()).isEqualTo(201);
        assertThat(API.put("/accounts/ben/mailboxes/Work", "").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/wait | {'mesages': {}} | /mesages",
                "/faults | {'doo': {}} | /doo",
                "/accounts | {'usr': 'x'} | /usr",
                "/wait | {'session': {'state': 'idel'}} | /session/state",
                "/verify | {'sessions': {'state': 'selectd'}, 'neverSent': 'X'} | /sessions/state",
                "/faults | {'do': {'reply': {'status': 'MAYBE'}}} | /do/reply/status",
                "/faults | {'do': {'reply': {'text': 'x'}}} | /do/reply"
            })
    void theWrongWordItselfIsPointedAt(String path, String body, String pointer) {
        var answer = API.post(path, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/pointer")).as(answer.text()).isEqualTo(pointer);
    }

    @Test
    void statesAreNamedAsTheyAreShownOrWithAHyphen() {
        for (var state : new String[] {"not authenticated", "not-authenticated", "Idle"}) {
            var body = "{\"session\": {\"state\": \"" + state + "\"}, \"timeout\": \"1ms\"}";
            assertThat(API.post("/wait", body).status()).as(state).isEqualTo(408);
        }
    }
}
