package dev.postiche;

import static dev.postiche.fixture.Fixture.fixture;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.ServerSpec.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.MockMailServer.Connections;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.spec.CertificateKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server becomes another one while it runs, at the same ports. */
class BecomingTest {

    private static final Fixture ANNA =
            fixture().accounts(account("anna").mailboxes(mailbox("Work/2025")));

    private final MockMailServer mail =
            MockMailServer.builder().fixture(ANNA).tls().seed(7).start();

    @AfterEach
    void stop() {
        mail.close();
    }

    private String capabilities() {
        try (var client = LineClient.connect(mail.imap())) {
            client.command("l LOGIN anna secret");
            return client.command("c CAPABILITY").get(0);
        }
    }

    private String list() {
        try (var client = LineClient.connect(mail.imap())) {
            client.command("l LOGIN anna secret");
            return client.command("a LIST \"\" *5").get(0);
        }
    }

    @Test
    void aFixtureInPlaceOfAllIsAnotherServerAtTheSamePorts() {
        var port = mail.imap().port();
        try (var live = LineClient.inInbox(mail, "anna")) {
            mail.replace(ANNA.server(server().profile("courier").without("IDLE")));
            assertThat(live.rest()).last().asString().startsWith("* BYE the server has changed");
        }
        assertThat(mail.imap().port()).isEqualTo(port);
        assertThat(mail.server().profile()).isEqualTo("courier");
        assertThat(capabilities()).doesNotContain("IDLE");
        assertThat(list()).endsWith("\".\" INBOX.Work.2025");
        mail.replace(ANNA);
        assertThat(mail.server().profile()).isEqualTo("postiche");
        assertThat(list()).endsWith("\"/\" Work/2025");
    }

    @Test
    void whatIsAddedLeavesTheRest() {
        mail.add(fixture().server(server().separator(".")));
        mail.add(fixture().server(server().with("X-FOO")));
        assertThat(list()).endsWith("\".\" Work.2025");
        assertThat(capabilities()).contains("X-FOO");
        mail.replace(ANNA.server(server().with("X-BAR")));
        assertThat(list()).endsWith("\"/\" Work/2025");
        assertThat(capabilities()).contains("X-BAR").doesNotContain("X-FOO");
    }

    @Test
    void optionsHoldWhereAFixtureSaysNothing() {
        try (var other =
                MockMailServer.builder()
                        .fixture(ANNA.server(server().separator(".")))
                        .autoAccounts("pass")
                        .start()) {
            other.replace(ANNA);
            assertThat(other.fixture().server().separator()).isEmpty();
            assertThat(other.fixture().server().autoAccounts()).contains("pass");
            other.replace(ANNA.server(server().autoAccounts("word")));
            assertThat(other.fixture().server().autoAccounts()).contains("word");
        }
    }

    @Test
    void whatNobodyWasToldNeedsNoFarewell() {
        try (var live = LineClient.inInbox(mail, "anna")) {
            var more = server().limit("append", "1KB").autoAccounts("pass").seed(9);
            mail.add(fixture().server(more));
            assertThat(live.command("a APPEND INBOX {2000}").toString()).contains("TOOBIG");
        }
        try (var fresh = LineClient.connect(mail.imap())) {
            assertThat(fresh.command("l LOGIN zoe pass")).last().asString().startsWith("l OK");
        }
        assertThat(mail.server().seed()).isEqualTo(9);
        try (var live = LineClient.inInbox(mail, "anna")) {
            mail.replace(mail.fixture());
            assertThat(live.command("n NOOP")).last().asString().startsWith("n OK");
        }
    }

    @Test
    void aShorterPatienceCountsForWhoIsSilentNow() {
        try (var live = LineClient.inInbox(mail, "anna")) {
            mail.add(fixture().server(server().limit("autologout", "35m")));
            mail.clock().advance(Duration.ofMinutes(34));
            assertThat(live.command("n NOOP")).last().asString().startsWith("n OK");
            mail.clock().advance(Duration.ofMinutes(10));
            mail.add(fixture().server(server().limit("autologout", "5m")));
            assertThat(live.rest()).last().asString().startsWith("* BYE");
        }
    }

    @Test
    void anExportMakesAnEqualServer(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("mine.json"),
                        "{\"name\": \"mine\", \"extends\": \"dovecot\", \"greeting\": \"Hi\"}");
        try (var one =
                MockMailServer.builder()
                        .fixture(ANNA)
                        .profile(file.toString())
                        .without("MOVE")
                        .limit("append", "1MB")
                        .quirk("noRfc822", "true")
                        .start()) {
            var json = one.fixture().toJson();
            Files.delete(file);
            mail.replace(Fixture.parse(json));
            assertThat(mail.fixture().toJson()).isEqualTo(json);
            mail.add(fixture());
            assertThat(mail.fixture().toJson()).isEqualTo(json);
            assertThat(mail.server().profile()).isEqualTo("mine");
            assertThat(mail.server().capabilities()).isEqualTo(one.server().capabilities());
            try (var client = LineClient.opened(mail.imap())) {
                assertThat(client.line()).endsWith("Hi");
            }
        }
    }

    @Test
    void resetGoesBackToTheStart() {
        mail.replace(fixture().server(server().separator(".").seed(9).autoAccounts("pass")));
        mail.reset();
        assertThat(mail.fixture().server()).isEqualTo(server().seed(7).profile("postiche"));
        assertThat(list()).endsWith("\"/\" Work/2025");
        mail.add(fixture().server(server().separator(".")));
        try (var live = LineClient.inInbox(mail, "anna")) {
            mail.reset(Connections.KEEP);
            assertThat(live.rest()).last().asString().startsWith("* BYE the server has changed");
        }
        assertThat(mail.recording().sessions()).isEmpty();
    }

    @Test
    void aFixtureThatCannotBeLeavesAllAsItWas() {
        mail.add(fixture().server(server().separator(".")));
        var before = mail.fixture();
        var wrong =
                fixture()
                        .accounts(
                                account("anna")
                                        .mailboxes(
                                                mailbox("INBOX")
                                                        .messages(message().uid(1), message())))
                        .server(server().profile("gmail"));
        mail.account("anna").inbox().deliver(message());
        mail.account("anna").inbox().clear();
        try (var live = LineClient.inInbox(mail, "anna")) {
            assertThatExceptionOfType(FixtureException.class).isThrownBy(() -> mail.add(wrong));
            assertThat(live.command("n NOOP")).last().asString().startsWith("n OK");
        }
        assertThat(mail.fixture().server()).isEqualTo(before.server());
        assertThat(mail.fixture().faults()).isEmpty();
    }

    @Test
    void anotherCertificateComesFromTheSameAuthority() throws IOException {
        var context = mail.tls().sslContext();
        mail.add(fixture().server(server().tls(CertificateKind.EXPIRED)));
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> handshake(context))
                .havingRootCause()
                .isInstanceOf(CertificateExpiredException.class);
        mail.add(fixture().server(server().tls(CertificateKind.GOOD)));
        handshake(context);
    }

    private void handshake(javax.net.ssl.SSLContext context) throws IOException {
        var imaps = mail.imaps();
        try (var socket =
                (SSLSocket) context.getSocketFactory().createSocket(imaps.host(), imaps.port())) {
            socket.setSoTimeout(5_000);
            socket.startHandshake();
        }
    }

    @Test
    void aSpaceIsAServerOfItsOwnOnceItsUserIsKnown() {
        var space = mail.space("t1");
        try (var live = LineClient.inInbox(mail, "anna")) {
            space.replace(
                    fixture()
                            .accounts(account("ben").mailboxes(mailbox("A/B")))
                            .server(server().separator(".").limit("append", "1KB").seed(3)));
            assertThat(live.command("n NOOP")).last().asString().startsWith("n OK");
        }
        try (var client = LineClient.connect(mail.imap())) {
            client.command("l LOGIN ben+t1 secret");
            assertThat(client.command("a LIST \"\" A*").get(1)).endsWith("\".\" A.B");
            assertThat(client.command("a APPEND INBOX {2000}").toString()).contains("TOOBIG");
            space.add(fixture().server(server().separator("!")));
            assertThat(client.rest()).last().asString().startsWith("* BYE");
        }
        assertThat(space.server().seed()).isEqualTo(3);
        assertThat(list()).endsWith("\"/\" Work/2025");
        space.reset();
        assertThat(space.fixture().server()).isEqualTo(mail.fixture().server());
        space.replace(mail.fixture());
    }

    @Test
    void aSpaceCannotHaveWhatComesBeforeItIsEntered() {
        var space = mail.space("t1");
        assertRefused(
                space, fixture().server(server().tls(CertificateKind.EXPIRED)), "/server/tls");
        assertRefused(
                space,
                fixture().server(server().limit("connections", "5")),
                "/server/limits/connections");
    }

    private static void assertRefused(MockMailServer space, Fixture fixture, String pointer) {
        assertThatExceptionOfType(FixtureException.class)
                .isThrownBy(() -> space.add(fixture))
                .satisfies(e -> assertThat(e.errors().get(0).pointer()).isEqualTo(pointer));
    }

    /** RFC 5464 §3.2 */
    @Test
    void whatIsNotedOfTheServerAndByOthersGoesAlong() {
        mail.createAccount("ben", "secret");
        noted("anna", "a SETACL Work/2025 ben lrs");
        noted("anna", "a SETMETADATA \"\" (/shared/comment \"x\" /private/comment \"mine\")");
        noted("ben", "a SETMETADATA \"Other Users/anna/Work/2025\" (/private/comment \"his\")");
        noted("ben", "a SETMETADATA \"\" (/private/filters/values/new \"UNSEEN\")");

        var exported = mail.fixture();
        try (var other = MockMailServer.builder().fixture(exported).start()) {
            assertThat(other.fixture().toJson()).isEqualTo(exported.toJson());
            var ben = new String[] {"\"\"", "\"Other Users/anna/Work/2025\""};
            for (var server : new MockMailServer[] {mail, other}) {
                assertThat(notes(server, "anna", ben[0]))
                        .contains("/shared/comment \"x\"", "/private/comment \"mine\"");
                assertThat(notes(server, "ben", ben[0]))
                        .contains("/shared/comment \"x\"", "/private/filters/values/new \"UNSEEN\"")
                        .doesNotContain("mine");
                assertThat(notes(server, "ben", ben[1])).contains("/private/comment \"his\"");
                assertThat(notes(server, "anna", "Work/2025")).doesNotContain("his");
            }
        }

        mail.replace(ANNA);
        assertThat(notes(mail, "anna", "\"\"")).doesNotContain("comment");
        mail.replace(exported);
        assertThat(mail.fixture().toJson()).isEqualTo(exported.toJson());
    }

    private void noted(String user, String command) {
        try (var client = LineClient.connect(mail.imap())) {
            client.command("l LOGIN " + user + " secret");
            assertThat(client.command(command)).last().asString().startsWith("a OK");
        }
    }

    private static String notes(MockMailServer server, String user, String mailbox) {
        try (var client = LineClient.connect(server.imap())) {
            client.command("l LOGIN " + user + " secret");
            return String.join(
                    "\n",
                    client.command(
                            "a GETMETADATA (DEPTH infinity) " + mailbox + " (/shared /private)"));
        }
    }
}
