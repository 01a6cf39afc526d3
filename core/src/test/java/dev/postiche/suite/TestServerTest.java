package dev.postiche.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is handed from test to test, whatever the framework. */
class TestServerTest {

    private final TestServer server =
            TestServer.of(
                    builder -> builder.account("anna", "secret"), List.of(Mishap.BAD_COMMAND));

    @AfterEach
    void stop() {
        server.close();
    }

    private int mailboxes() {
        return server.mail().account("anna").mailboxes().size();
    }

    private void create(String name) {
        server.mail().account("anna").createMailbox(name);
    }

    @Test
    void nothingRunsUntilSomebodyAsks() {
        assertThat(server.running()).isEmpty();
        assertThat(server.mishap()).isEmpty();
        assertThat(server.mail()).isSameAs(server.mail());
    }

    @Test
    void eachTestFindsWhatTheFirstOneFound() {
        create("Prepared");
        for (int test = 0; test < 3; test++) {
            server.begin();
            assertThat(mailboxes()).isEqualTo(2);
            create("Left over");
            server.end();
        }
    }

    @Test
    void whatATestPreparesForItselfIsItsOwn() {
        for (int test = 0; test < 2; test++) {
            server.prepare("class");
            create("By the constructor");
            server.begin("class");
            assertThat(mailboxes()).isEqualTo(2);
            server.prepare("class");
            assertThat(mailboxes()).as("a test has it").isEqualTo(2);
            server.end();
        }
    }

    @Test
    void aGroupBeginsWithWhatIsAroundItAndLeavesNothingThere() {
        server.begin("outer");
        create("Left over");
        server.end();
        server.beginGroup("outer");
        create("Prepared by the inner group");
        for (int test = 0; test < 2; test++) {
            server.begin("inner");
            assertThat(mailboxes()).isEqualTo(2);
            create("Left over");
            server.end();
        }
        server.begin("outer");
        assertThat(mailboxes()).isEqualTo(1);
    }

    @Test
    void anotherOneBeginsWithWhatTestsFindHereAndGoesBackToIt() {
        create("Prepared");
        server.begin("class");
        create("By a test");
        try (var other = server.another("class")) {
            for (int test = 0; test < 2; test++) {
                other.begin("class");
                assertThat(other.mail()).isNotSameAs(server.mail());
                assertThat(other.mail().account("anna").mailboxes()).hasSize(2);
                other.mail().account("anna").createMailbox("By another test");
                other.end();
            }
        }
        assertThat(mailboxes()).isEqualTo(3);
    }

    @Test
    void whereNobodyHasAskedForItAnotherBeginsWithTheFixture() {
        try (var other = server.another("class")) {
            assertThat(other.mail().account("anna").mailboxes()).hasSize(1);
            assertThat(server.running()).isEmpty();
        }
    }

    @Test
    void aMishapFailsTheTestThatItHappenedIn() throws IOException {
        server.begin();
        var imap = server.mail().imap();
        try (var client = new Socket(imap.host(), imap.port())) {
            client.getOutputStream().write("a NONSENSE\r\nb LOGOUT\r\n".getBytes(US_ASCII));
            client.getInputStream().readAllBytes();
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(server::end)
                .withMessageStartingWith("session 1 sent a bad command: a NONSENSE")
                .satisfies(
                        failure ->
                                assertThat(failure.getSuppressed()[0])
                                        .asString()
                                        .startsWith("what was said to the mail server, seed=")
                                        .contains("C: b LOGOUT"));
        server.begin();
        server.end();
    }

    @Test
    void whatIsShownAlreadyIsNotToldAgainAndNothingIsToldWhereNobodyConnected() throws IOException {
        var quiet = new AssertionError("on purpose");
        server.explain(quiet);
        server.begin();
        server.explain(quiet);
        assertThat(quiet.getSuppressed()).isEmpty();

        var imap = server.mail().imap();
        try (var client = new Socket(imap.host(), imap.port())) {
            client.getOutputStream().write("b LOGOUT\r\n".getBytes(US_ASCII));
            client.getInputStream().readAllBytes();
        }
        var shown = new AssertionError("on purpose\n\n" + server.mail().recording().dialogue());
        server.explain(shown);
        assertThat(shown.getSuppressed()).isEmpty();
        server.explain(quiet);
        assertThat(quiet.getSuppressed()).hasSize(1);
    }

    @Test
    void mailOfAServerElsewhereIsNoBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockMailServer.builder().mail(() -> Instant.EPOCH))
                .withMessageContaining("fixture()");
    }
}
