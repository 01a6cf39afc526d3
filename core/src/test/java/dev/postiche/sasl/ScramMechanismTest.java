package dev.postiche.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Failure;
import dev.postiche.sasl.SaslStep.Reason;
import dev.postiche.sasl.SaslStep.Success;
import dev.postiche.spec.ServerProfile;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramMechanismTest {
    private static final byte[] END_POINT = "the hash of a certificate".getBytes(UTF_8);

    private static final SecureChannel CHANNEL =
            new SecureChannel() {
                @Override
                public byte[] serverEndPoint() {
                    return END_POINT;
                }

                @Override
                public Optional<byte[]> exporter() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> clientIdentity() {
                    return Optional.empty();
                }
            };

    /** RFC 5802 §5. */
    @Test
    void theTestClientSaysWhatRfc5802Prints() throws Exception {
        var client =
                new ScramClient(
                        "SHA-1", "n,,", new byte[0], "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");

        assertThat(
                        client.last(
                                "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
                                        + "s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo(
                        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
                                + "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(client.expectedServerFinal()).isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /** RFC 7677 §3. */
    @Test
    void theTestClientSaysWhatRfc7677Prints() throws Exception {
        var client =
                new ScramClient(
                        "SHA-256", "n,,", new byte[0], "user", "pencil", "rOprNGfwEbeRWgbNEkqO");

        assertThat(
                        client.last(
                                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                        + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .endsWith(",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(client.expectedServerFinal())
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256"})
    void bothSidesProveThatTheyKnowThePassword(String hash) throws Exception {
        var attempt = attempt("SCRAM-" + hash, Optional.empty());
        var client = new ScramClient(hash, "n,,", new byte[0], "anna", "secret", "abc");

        var serverFirst = challenge(attempt, client.first());
        assertThat(challenge(attempt, client.last(serverFirst)))
                .isEqualTo(client.expectedServerFinal());
        assertThat(attempt.next(new byte[0])).isEqualTo(new Success("anna"));
    }

    @Test
    void thePlusFormBindsToTheServersCertificate() throws Exception {
        var attempt = attempt("SCRAM-SHA-256-PLUS", Optional.of(CHANNEL));
        var client =
                new ScramClient(
                        "SHA-256", "p=tls-server-end-point,,", END_POINT, "anna", "secret", "abc");

        var serverFirst = challenge(attempt, client.first());
        challenge(attempt, client.last(serverFirst));
        assertThat(attempt.next(new byte[0])).isEqualTo(new Success("anna"));
    }

    @Test
    void aBindingToAnotherCertificateIsRefused() throws Exception {
        var attempt = attempt("SCRAM-SHA-256-PLUS", Optional.of(CHANNEL));
        var other = "somebody in the middle".getBytes(UTF_8);
        var client =
                new ScramClient(
                        "SHA-256", "p=tls-server-end-point,,", other, "anna", "secret", "abc");

        var serverFirst = challenge(attempt, client.first());
        assertThat(attempt.next(client.last(serverFirst).getBytes(UTF_8)))
                .isEqualTo(new Failure(Reason.CREDENTIALS));
    }

    /** RFC 5802 §6: the client would bind, so it did not see the -PLUS forms that we announce. */
    @Test
    void aDowngradeIsNoticed() {
        var attempt = attempt("SCRAM-SHA-256", Optional.of(CHANNEL));

        assertThat(attempt.next("y,,n=anna,r=abc".getBytes(UTF_8))).isInstanceOf(Failure.class);
    }

    @Test
    void anUnknownNameIsRefusedAtTheSamePlaceAsAWrongPassword() throws Exception {
        for (var user : new String[] {"anna", "nobody"}) {
            var attempt = attempt("SCRAM-SHA-256", Optional.empty());
            var client = new ScramClient("SHA-256", "n,,", new byte[0], user, "wrong", "abc");

            var serverFirst = challenge(attempt, client.first());
            assertThat(attempt.next(client.last(serverFirst).getBytes(UTF_8)))
                    .isEqualTo(new Failure(Reason.CREDENTIALS));
        }
    }

    @Test
    void commaAndEqualsSignInANameAreEscaped() throws Exception {
        var attempt = attempt("SCRAM-SHA-1", Optional.empty());
        var client = new ScramClient("SHA-1", "n,,", new byte[0], "Ünal=2C=3Dx", "secret", "abc");

        var serverFirst = challenge(attempt, client.first());
        challenge(attempt, client.last(serverFirst));
        assertThat(attempt.next(new byte[0])).isEqualTo(new Success("ünal"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "n", "n,,", "n,,n=anna", "p=tls-unique,,n=anna,r=x", "n,anna,n=a,r=b"})
    void whatTheGrammarDoesNotAllowIsASyntaxError(String message) {
        assertThat(attempt("SCRAM-SHA-1", Optional.empty()).next(message.getBytes(UTF_8)))
                .isEqualTo(new Failure(Reason.SYNTAX));
    }

    @Test
    void thePlusFormsNeedTls() {
        var plain = context(Optional.empty());
        var names =
                SaslMechanisms.all().stream()
                        .filter(mechanism -> mechanism.offered(plain))
                        .map(SaslMechanism::name);
        assertThat(names).contains("SCRAM-SHA-256").doesNotContain("SCRAM-SHA-256-PLUS");
    }

    private static SaslContext context(Optional<SecureChannel> tls) {
        return new SaslContext(
                new TestCredentials("secret"),
                tls,
                "test.invalid",
                new Random(7),
                ServerProfile.profile("test"));
    }

    private static SaslAttempt attempt(String mechanism, Optional<SecureChannel> tls) {
        return SaslMechanisms.named(mechanism).orElseThrow().begin(context(tls));
    }

    private static String challenge(SaslAttempt attempt, String response) {
        var step = attempt.next(response.getBytes(UTF_8));
        assertThat(step).isInstanceOf(Challenge.class);
        return new String(((Challenge) step).octets(), UTF_8);
    }
}
