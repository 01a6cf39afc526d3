package dev.postiche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.record.Keep;
import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TlsSpec.ClientCertificate;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

    private static Call call(String... arguments) {
        return Call.parse(arguments, new Environment(Map.of()));
    }

    private static Call call(Map<String, String> variables, String... arguments) {
        return Call.parse(arguments, new Environment(variables));
    }

    @Test
    void theDefaultsAreThoseOfTheHelp() {
        var call = call();
        assertThat(call.fixtures()).isEmpty();
        assertThat(call.bind()).isEmpty();
        assertThat(call.imapPort()).isEqualTo(Port.of(1143));
        assertThat(call.imapsPort()).isEqualTo(Port.of(1993));
        assertThat(call.pop3Port()).isEqualTo(Port.of(1110));
        assertThat(call.pop3sPort()).isEqualTo(Port.of(1995));
        assertThat(call.tls().saysSomething()).isFalse();
        assertThat(call.seed()).isEmpty();
        assertThat(call.record()).isEqualTo(Keep.ALL);
        assertThat(call.logFormat()).isEqualTo(Call.LogFormat.TEXT);
        assertThat(call.trace()).isFalse();
    }

    @Test
    void optionsAreReadWithAndWithoutEqualsSign() {
        var call =
                call(
                        "--fixture=a.json",
                        "--fixture",
                        "bob=mail,with,commas",
                        "--imap-port",
                        "0",
                        "--pop3-port=off",
                        "--tls=weak-key",
                        "--tls-min=TLSv1.2",
                        "--tls-max=TLSv1.2",
                        "--client-certificate=required",
                        "--tls-folder=certificates",
                        "--without=MOVE",
                        "--without=IDLE",
                        "--limit=literal=100",
                        "--seed=-5",
                        "--record=failures",
                        "--log-format=json",
                        "--ready-file=ready.json",
                        "--trace");
        assertThat(call.fixtures()).containsExactly("a.json", "bob=mail,with,commas");
        assertThat(call.imapPort()).isEqualTo(Port.of(0));
        assertThat(call.pop3Port().isOff()).isTrue();
        assertThat(call.tls().on(TlsSpec.DEFAULT))
                .isEqualTo(
                        TlsSpec.DEFAULT
                                .certificate(CertificateKind.WEAK_KEY)
                                .protocols("TLSv1.2")
                                .clientCertificate(ClientCertificate.REQUIRED));
        assertThat(call.tls().folder()).contains(Path.of("certificates"));
        assertThat(call.without()).containsExactly("MOVE", "IDLE");
        assertThat(call.limits()).containsExactly(Map.entry("literal", "100"));
        assertThat(call.seed()).hasValue(-5);
        assertThat(call.record()).isEqualTo(Keep.FAILURES);
        assertThat(call.logFormat()).isEqualTo(Call.LogFormat.JSON);
        assertThat(call.readyFile()).contains(Path.of("ready.json"));
        assertThat(call.trace()).isTrue();
    }

    @Test
    void everyOptionIsAlsoAVariable() {
        var call =
                call(
                        Map.of(
                                "POSTICHE_IMAP_PORT", "2143",
                                "POSTICHE_FIXTURE", "a.json, b.json",
                                "POSTICHE_AUTO_ACCOUNTS", "pass",
                                "POSTICHE_TRACE", "true"));
        assertThat(call.imapPort()).isEqualTo(Port.of(2143));
        assertThat(call.fixtures()).containsExactly("a.json", "b.json");
        assertThat(call.autoAccounts()).contains("pass");
        assertThat(call.trace()).isTrue();
    }

    @Test
    void anOptionBeatsItsVariable() {
        var variables = Map.of("POSTICHE_IMAP_PORT", "2143", "POSTICHE_FIXTURE", "a.json,b.json");
        var call = call(variables, "--imap-port=3143", "--fixture=c.json");
        assertThat(call.imapPort()).isEqualTo(Port.of(3143));
        assertThat(call.fixtures()).containsExactly("c.json");
    }

    @Test
    void variablesThatMeanNothingAreIgnored() {
        var call =
                call(
                        Map.of(
                                "POSTICHE_IMAP_PORT", "tcp://10.0.0.7:1143",
                                "POSTICHE_SERVICE_HOST", "10.0.0.7",
                                "POSTICHE_HELP", "true",
                                "POSTICHE_SEED", "",
                                "POSTICHE_TRACE", "false"));
        assertThat(call).isEqualTo(call());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --imap-prt=1      | unknown option "--imap-prt", did you mean "--imap-port"?
                    --whithout=MOVE   | unknown option "--whithout", did you mean "--without"?
                    --tls-min=TLSv2   | --tls-min: a version of TLS is TLSv1.3, TLSv1.2, TLSv1.1, TLSv1, not "TLSv2", did you mean "TLSv1"?
                    --client-certificate=need | --client-certificate is ignored, wanted, required, not "need"
                    --tls=expird      | --tls is good, expired, not-yet-valid, self-signed, unknown-ca, wrong-host, missing-intermediate, weak-key, no-san, not "expird", did you mean "expired"?
                    --imap-port=65536 | a port is 1 to 65535, 0 for any free one, or off, not "65536"
                    --imap-port=+1    | a port is 1 to 65535, 0 for any free one, or off, not "+1"
                    --imap-port       | --imap-port needs a value: PORT
                    inbox.json        | unexpected "inbox.json"
                    --record=failure  | --record is off, failures, all, not "failure", did you mean "failures"?
                    --log-format=xml  | --log-format is text, json, not "xml"
                    --separator=::    | --separator: a separator is one
                    --separator=*     | --separator: a separator is one
                    --seed=lucky      | --seed is a whole number, not "lucky"
                    --limit=literal   | --limit is NAME=VALUE, not "literal"
                    """)
    void whatIsWrongIsNamedWithTheNearestRightOne(String argument, String message) {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> call(argument))
                .withMessageContaining(message);
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> call(Map.of("POSTICHE_POP3_PORT", "many")))
                .withMessageStartingWith("POSTICHE_POP3_PORT: ");
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> call(Map.of("POSTICHE_TRACE", "yes")))
                .withMessage("POSTICHE_TRACE is true or false, not \"yes\"");
    }

    @Test
    void anOptionGivenTwiceIsRefusedUnlessItIsRepeatable() {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> call("--seed=1", "--seed=2"))
                .withMessage("--seed is given twice");
    }
}
