package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.TokenSpec.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.postiche.spec.TokenVerdict;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Access tokens of a fixture: they open an account until the server's clock says otherwise. */
@Timeout(60)
class TokenTest {

    @Test
    void aTokenOpensTheAccountUntilItExpires() {
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").tokens(token("t-1").expires("+60s")))
                        .start()) {
            assertThat(login(mail, "anna", "t-1")).startsWith("a OK");
            assertThat(login(mail, "anna", "t-2")).startsWith("a NO [AUTHENTICATIONFAILED]");

            mail.clock().advance(Duration.ofSeconds(60));
            assertThat(login(mail, "anna", "t-1")).startsWith("a NO [EXPIRED]");

            mail.reset();
            assertThat(login(mail, "anna", "t-1")).startsWith("a OK");
        }
    }

    @Test
    void aTokenOpensNobodyElsesAccount() {
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").tokens(token("t-1")))
                        .account("ben", "secret")
                        .start()) {
            assertThat(login(mail, "ben", "t-1")).startsWith("a NO [AUTHENTICATIONFAILED]");
        }
    }

    @Test
    void aSessionOutlivesItsToken() {
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").tokens(token("t-1").expires("+60s")))
                        .start()) {
            try (var client = LineClient.connect(mail.imap())) {
                assertThat(client.command("a AUTHENTICATE XOAUTH2 " + response("anna", "t-1")))
                        .last(STRING)
                        .startsWith("a OK");
                mail.clock().advance(Duration.ofSeconds(61));
                assertThat(client.command("b SELECT INBOX")).last(STRING).startsWith("b OK");
            }
            assertThat(login(mail, "anna", "t-1")).startsWith("a NO [EXPIRED]");
        }
    }

    @Test
    void aTestCanPlayTheAuthorizationServer() {
        var asked = new ConcurrentLinkedQueue<String>();
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").tokens(token("of-the-account")))
                        .tokens(
                                (user, token) -> {
                                    asked.add(user.orElse("") + " " + token);
                                    return switch (token) {
                                        case "new" -> TokenVerdict.valid("anna");
                                        case "old" -> TokenVerdict.expired();
                                        case "stray" -> TokenVerdict.valid("nobody");
                                        default -> TokenVerdict.unknown();
                                    };
                                })
                        .start()) {
            assertThat(login(mail, "anna@example.org", "new")).startsWith("a OK");
            assertThat(login(mail, "anna", "old")).startsWith("a NO [EXPIRED]");
            assertThat(login(mail, "anna", "stray")).startsWith("a NO [AUTHENTICATIONFAILED]");
            assertThat(login(mail, "anna", "other")).startsWith("a NO [AUTHENTICATIONFAILED]");
            assertThat(login(mail, "anna", "of-the-account")).startsWith("a OK");
            assertThat(asked)
                    .containsExactly(
                            "anna@example.org new",
                            "anna old",
                            "anna stray",
                            "anna other",
                            "anna of-the-account");
        }
    }

    private static String response(String user, String value) {
        var response = "user=" + user + "\1auth=Bearer " + value + "\1\1";
        return Base64.getEncoder().encodeToString(response.getBytes(UTF_8));
    }

    /** The last line of the reply to AUTHENTICATE XOAUTH2. */
    private static String login(MockMailServer mail, String user, String value) {
        try (var client = LineClient.connect(mail.imap())) {
            client.send("a AUTHENTICATE XOAUTH2 " + response(user, value));
            var line = client.line();
            if (line.startsWith("+ ")) {
                client.send("");
                line = client.line();
            }
            return line;
        }
    }
}
