package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.TokenSpec.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
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

    /** The last line of the reply to AUTHENTICATE XOAUTH2. */
    private static String login(MockMailServer mail, String user, String value) {
        var response = "user=" + user + "\1auth=Bearer " + value + "\1\1";
        try (var client = LineClient.connect(mail.imap())) {
            client.send(
                    "a AUTHENTICATE XOAUTH2 "
                            + Base64.getEncoder().encodeToString(response.getBytes(UTF_8)));
            var line = client.line();
            if (line.startsWith("+ ")) {
                client.send("");
                line = client.line();
            }
            return line;
        }
    }
}
