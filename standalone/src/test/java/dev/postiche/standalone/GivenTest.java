package dev.postiche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that is read without picocli means what picocli makes of it. */
class GivenTest {

    private static final Environment ENVIRONMENT =
            new Environment(
                    Map.of(
                            "POSTICHE_BIND", " ::1 ",
                            "POSTICHE_ADMIN_OPEN", "true",
                            "POSTICHE_TRACE", "false",
                            "POSTICHE_WITHOUT", "IDLE, MOVE,,",
                            "POSTICHE_IMAP_PORT", "tcp://10.0.0.1:143"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--imap-port 0 --imaps-port=off --trace",
                "--fixture a.json --fixture=ben=b.mbox --seed 7",
                "--without NOTIFY --bind=127.0.0.1 --limit append=25MB --limit line=8KB",
                "--help",
                "--auto-accounts=a=b --version"
            })
    void aPlainCallIsReadAlike(String line) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");
        var byPicocli = new Arguments(Options::command).parse(arguments, ENVIRONMENT, alone -> {});

        assertThat(Given.plainly(Options.ALL, arguments, ENVIRONMENT))
                .contains(Given.of(byPicocli));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--imap-prt 0",
                "import",
                "--imap-port",
                "--imap-port --imaps-port 0",
                "--imap-port=",
                "--seed -1",
                "--seed 1 --seed 2",
                "--trace --trace",
                "--trace=false",
                "--fixture @file",
                "@file",
                "--"
            })
    void whatIsNotPlainIsLeftToPicocli(String line) {
        assertThat(Given.plainly(Options.ALL, line.split(" "), ENVIRONMENT)).isEmpty();
    }
}
