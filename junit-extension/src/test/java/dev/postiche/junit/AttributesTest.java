package dev.postiche.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.record.Keep;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the attributes say of a server, and what makes a test fail by itself. */
class AttributesTest {

    @Test
    void aServerIsAsItsAttributesSay() {
        Run.of(Told.class).succeeded(2);
    }

    @MailServer(
            accounts = {"anna", "ben:pw"},
            protocols = Protocol.IMAP,
            tls = true,
            profile = "minimal-rev1",
            seed = 42,
            clock = "2026-11-20T10:00:00Z",
            record = Keep.FAILURES,
            faults =
                    """
                    { "name": "no-noop", "on": { "command": "NOOP" },
                      "do": { "reply": { "status": "NO", "text": "no" } } }
                    """)
    static class Told {
        @Test
        void test(MockMailServer mail) throws IOException {
            assertThat(mail.account("anna").password()).isEqualTo("secret");
            assertThat(mail.account("ben").password()).isEqualTo("pw");
            assertThat(mail.imaps().tls()).isTrue();
            assertThatIllegalStateException().isThrownBy(mail::pop3);
            assertThat(mail.server().profile()).isEqualTo("minimal-rev1");
            assertThat(mail.seed()).isEqualTo(42);
            assertThat(say(mail, "a NOOP", "b LOGOUT")).contains("a NO no");
            assertThat(mail.faults().armed()).extracting(it -> it.fired()).containsExactly(1L);
        }

        @Test
        void theClockIsThereBeforeEachTest(MockMailServer mail) {
            var told = Instant.parse("2026-11-20T10:00:00Z");
            assertThat(mail.clock().now()).isBetween(told, told.plusSeconds(60));
            mail.clock().advance(Duration.ofDays(1));
        }
    }

    private static String say(MockMailServer mail, String... commands) throws IOException {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", commands) + "\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void badCommandsFailATestThatSaysSo() {
        var run = Run.of(Bad.class);
        assertThat(run.failure())
                .contains("session 1 sent a bad command: a NONSENSE; the server said: a BAD");
        assertThat(run.published("dialogue")).hasSize(1);
    }

    @MailServer(failOn = Mishap.BAD_COMMAND)
    static class Bad {
        @Test
        void test(MockMailServer mail) throws IOException {
            say(mail, "a NONSENSE", "b LOGOUT");
        }
    }

    @Test
    void faultsThatNeverActFailATestThatSaysSo() {
        assertThat(Run.of(Unused.class).failure()).contains("the fault never never acted");
    }

    @MailServer(
            failOn = Mishap.UNUSED_FAULT,
            faults =
                    "{ \"name\": \"never\", \"on\": { \"command\": \"IDLE\" }, \"do\": { \"swallow\": true } }")
    static class Unused {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.faults().armed()).hasSize(1);
        }
    }

    @Test
    void openConnectionsFailATestThatSaysSo() {
        assertThat(Run.of(Open.class).failure())
                .contains("session 1 (IMAP, nobody logged in) was left open");
        Run.of(Closed.class).succeeded(1);
    }

    @MailServer(failOn = {Mishap.OPEN_CONNECTION, Mishap.SERVER_ERROR})
    static class Open {
        private static final List<Socket> LEFT = new ArrayList<>();

        @Test
        void test(MockMailServer mail) throws IOException {
            var socket = new Socket(mail.imap().host(), mail.imap().port());
            assertThat(socket.getInputStream().read()).isEqualTo('*');
            LEFT.add(socket);
        }
    }

    @MailServer(failOn = Mishap.OPEN_CONNECTION)
    static class Closed {
        @Test
        void test(MockMailServer mail) throws IOException {
            assertThat(say(mail, "a LOGOUT")).contains("a OK");
        }
    }

    @Test
    void aServerPerMethodIsStoppedBeforeTheNextAndBeforeItIsJudged() {
        Run.of(PerMethod.class).succeeded(2);
        assertThat(PerMethod.SERVERS).doesNotHaveDuplicates().hasSize(2);
    }

    @MailServer(accounts = "anna", lifecycle = MailServer.Lifecycle.PER_METHOD)
    static class PerMethod {
        private static final List<Integer> SERVERS = new ArrayList<>();

        @Test
        void first(MockMailServer mail) {
            SERVERS.add(System.identityHashCode(mail));
            mail.account("anna").createMailbox("Left over");
        }

        @Test
        void second(MockMailServer mail) {
            SERVERS.add(System.identityHashCode(mail));
            assertThat(mail.account("anna").mailboxes()).hasSize(1);
            mail.account("anna").createMailbox("Left over");
        }
    }

    @Test
    void aServerPerSuiteIsSharedByEqualAnnotations() {
        Run.of(Suite.First.class, Suite.Second.class).succeeded(2);
        assertThat(Suite.SERVERS).hasSize(2);
        assertThat(Suite.SERVERS.get(0)).isSameAs(Suite.SERVERS.get(1));
    }

    static final class Suite {
        private static final List<MockMailServer> SERVERS = new ArrayList<>();

        @MailServer(accounts = "anna", lifecycle = MailServer.Lifecycle.PER_SUITE)
        static class First {
            @Test
            void test(MockMailServer mail) {
                SERVERS.add(mail);
                mail.account("anna").createMailbox("Left over");
                assertThat(mail.account("anna").mailboxes()).hasSize(2);
            }
        }

        @MailServer(accounts = "anna", lifecycle = MailServer.Lifecycle.PER_SUITE)
        static class Second {
            @Test
            void test(MockMailServer mail) {
                SERVERS.add(mail);
                mail.account("anna").createMailbox("Left over");
                assertThat(mail.account("anna").mailboxes()).hasSize(2);
            }
        }
    }
}
