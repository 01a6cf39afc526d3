package dev.postiche.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.sasl.SaslDialogue.Outcome;
import dev.postiche.sasl.SaslStep.Failure;
import dev.postiche.sasl.SaslStep.Reason;
import dev.postiche.sasl.SaslStep.Success;
import dev.postiche.spec.ServerProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaslDialogueTest {
    private final List<String> challenges = new ArrayList<>();

    @Test
    void plainWithAnInitialResponseNeedsNoChallenge() {
        assertThat(run("PLAIN", Optional.of(encode("\0anna\0secret"))))
                .isEqualTo(new Outcome.LoggedIn("anna"));
        assertThat(challenges).isEmpty();
    }

    @Test
    void plainWithoutOneIsAskedByAnEmptyChallenge() {
        assertThat(run("PLAIN", Optional.empty(), encode("\0anna\0secret")))
                .isEqualTo(new Outcome.LoggedIn("anna"));
        assertThat(challenges).containsExactly("");
    }

    @Test
    void anEmptyInitialResponseIsAnEqualsSign() {
        assertThat(run("PLAIN", Optional.of("="))).isEqualTo(new Outcome.Refused(Reason.SYNTAX));
    }

    @ParameterizedTest
    @CsvSource({"anna, LoggedIn", "anna@example.org, LoggedIn", "ben, Refused"})
    void anAuthorizationIdentityHasToBeOnesOwn(String identity, String outcome) {
        assertThat(run("PLAIN", Optional.of(encode(identity + "\0anna\0secret"))))
                .hasToString(
                        outcome.equals("LoggedIn")
                                ? "LoggedIn[account=anna]"
                                : "Refused[reason=AUTHORIZATION]");
    }

    @Test
    void loginAsksForNameAndPassword() {
        assertThat(run("LOGIN", Optional.empty(), encode("anna"), encode("secret")))
                .isEqualTo(new Outcome.LoggedIn("anna"));
        assertThat(challenges).containsExactly(encode("Username:"), encode("Password:"));
    }

    @Test
    void loginTakesTheNameAsInitialResponse() {
        assertThat(run("LOGIN", Optional.of(encode("anna")), encode("secret")))
                .isEqualTo(new Outcome.LoggedIn("anna"));
        assertThat(challenges).containsExactly(encode("Password:"));
    }

    @Test
    void anAsteriskCancels() {
        assertThat(run("LOGIN", Optional.empty(), encode("anna"), "*"))
                .isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void whatIsNotBase64EndsTheAttempt() {
        assertThat(run("PLAIN", Optional.empty(), "%%%")).isEqualTo(new Outcome.NotBase64());
    }

    /** RFC 2195 §2. */
    @Test
    void cramMd5AsTheRfcPrintsIt() {
        var context = context(new TestCredentials("tanstaaftanstaaf"));
        var challenge = "<1896.697170952@postoffice.reston.mci.net>".getBytes(UTF_8);

        assertThat(
                        CramMd5Mechanism.verify(
                                context, challenge, "anna b913a602c7eda7a495b4e6e7334d3890"))
                .isEqualTo(new Success("anna"));
        assertThat(
                        CramMd5Mechanism.verify(
                                context, challenge, "anna b913a602c7eda7a495b4e6e7334d3891"))
                .isEqualTo(new Failure(Reason.CREDENTIALS));
    }

    @Test
    void theServerSpeaksFirstInCramMd5() {
        assertThat(run("CRAM-MD5", Optional.of(encode("anna 00"))))
                .isEqualTo(new Outcome.Refused(Reason.SYNTAX));
    }

    /** RFC 7628 §4.1, the name with its comma escaped. */
    @Test
    void oauthBearerTakesATokenOrRefusesItByJson() {
        var good = "n,a=anna@example.org,\1host=server.example.com\1port=143\1auth=Bearer good\1\1";

        assertThat(run("OAUTHBEARER", Optional.of(encode(good))))
                .isEqualTo(new Outcome.LoggedIn("anna"));
        assertThat(run("OAUTHBEARER", Optional.of(encode(good.replace("good", "bad"))), "AQ=="))
                .isEqualTo(new Outcome.Refused(Reason.CREDENTIALS));
        assertThat(decode(challenges.get(0))).startsWith("{\"status\":\"invalid_token\"");
    }

    @Test
    void xoauth2TellsAnExpiredTokenApart() {
        assertThat(run("XOAUTH2", Optional.of(encode("user=anna\1auth=Bearer old\1\1")), ""))
                .isEqualTo(new Outcome.Refused(Reason.EXPIRED));
        assertThat(decode(challenges.get(0))).startsWith("{\"status\":\"401\"");
    }

    @Test
    void aTokenWithoutItsGrammarIsASyntaxError() {
        for (var text : List.of("", "user=anna", "auth=Bearer good", "n,a=x,\1auth=Basic x\1\1")) {
            for (var mechanism : List.of("XOAUTH2", "OAUTHBEARER")) {
                assertThat(run(mechanism, Optional.of(encode(text))))
                        .as("%s by %s", text, mechanism)
                        .isEqualTo(new Outcome.Refused(Reason.SYNTAX));
            }
        }
    }

    private Outcome run(String mechanism, Optional<String> initial, String... responses) {
        var left = new ArrayDeque<>(List.of(responses));
        challenges.clear();
        return SaslDialogue.run(
                SaslMechanisms.named(mechanism).orElseThrow(),
                context(new TestCredentials("secret")),
                initial,
                challenge -> {
                    challenges.add(challenge);
                    return left.removeFirst();
                });
    }

    private static SaslContext context(Credentials credentials) {
        return new SaslContext(
                credentials,
                Optional.empty(),
                "test.invalid",
                new Random(7),
                ServerProfile.profile("test"));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
