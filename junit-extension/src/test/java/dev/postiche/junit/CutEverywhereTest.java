package dev.postiche.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.cut.Cut;
import dev.postiche.junit.cut.CutEverywhere;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** A test that runs once for each place at which its connection can be cut. */
class CutEverywhereTest {

    private static String talk(MockMailServer mail) throws IOException {
        try (var socket = new Socket(mail.pop3().host(), mail.pop3().port())) {
            socket.getOutputStream().write("CAPA\r\nQUIT\r\n".getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void eachPlaceIsATestOfItsOwn() {
        // The good run, the connection, and three places of each command.
        Run.of(Good.class).succeeded(8);
    }

    @MailServer
    static class Good {
        @CutEverywhere
        void holds(MockMailServer mail, Cut cut) throws Exception {
            assertThat(mail.faults().armed()).hasSize(cut.point().isPresent() ? 1 : 0);
            cut.during(() -> assertThat(talk(mail)).isNotNull());
        }
    }

    @Test
    void aFailureTellsItsPlaceAndWhatWasSaid() {
        var failures = Run.of(Failing.class).failures();
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .hasMessageContainingAll(
                        "cut at POP3 connection 1, CAPA 1: it took effect, but nothing is answered",
                        "on purpose",
                        "C: CAPA")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @MailServer
    static class Failing {
        @CutEverywhere
        void fails(MockMailServer mail, Cut cut) throws Exception {
            cut.during(() -> talk(mail));
            if (cut.point().filter(at -> at.where().contains("CAPA 1: it took")).isPresent()) {
                throw new AssertionError("on purpose");
            }
        }
    }

    @Test
    void aClientThatGoesAnotherWayIsTold() {
        assertThat(Run.of(OtherWay.class).failures()).isEmpty();
        assertThat(Run.of(OtherWay.class).aborted()).isPositive();
    }

    @MailServer
    static class OtherWay {
        @CutEverywhere
        void goesAnotherWay(MockMailServer mail, Cut cut) throws Exception {
            if (cut.point().isEmpty()) {
                talk(mail);
            }
        }
    }

    @Test
    void withoutAServerItSaysWhatIsMissing() {
        assertThat(Run.of(Homeless.class).failure()).contains("@MailServer");
    }

    static class Homeless {
        @CutEverywhere
        void test(Cut cut) {
            assertThat(cut).isNotNull();
        }
    }
}
