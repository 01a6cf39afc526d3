package dev.postiche.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What one test leaves behind is gone before the next. */
class ResetTest {

    @Test
    void eachTestFindsTheFixture() {
        Run.of(Changing.class).succeeded(2);
    }

    @MailServer(fixture = "inbox.json")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Changing {
        private static Socket leftOver;

        @Test
        @Order(1)
        void changesAll(MockMailServer mail) throws IOException {
            var inbox = mail.account("anna").inbox();
            inbox.message(1).addFlags(Flag.SEEN);
            inbox.message(2).expunge();
            mail.createAccount("bob", "secret");
            mail.clock().advance(Duration.ofDays(30));
            leftOver = new Socket(mail.imap().host(), mail.imap().port());
            leftOver.setSoTimeout(5_000);
            assertThat(leftOver.getInputStream().read()).isEqualTo('*');
        }

        @Test
        @Order(2)
        void findsNothingOfIt(MockMailServer mail) throws IOException {
            var inbox = mail.account("anna").inbox();
            assertThat(inbox.messageCount()).isEqualTo(2);
            assertThat(inbox.message(1).isSeen()).isFalse();
            assertThat(inbox.uidNext()).isEqualTo(3);
            assertThat(mail.accounts()).hasSize(1);
            assertThat(mail.clock().now()).isBefore(Instant.now().plusSeconds(60));
            assertThat(mail.recording().sessions()).isEmpty();
            try (var socket = leftOver) {
                var rest = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertThat(rest).contains("* BYE");
            }
        }
    }

    @Test
    void whatBeforeAllPutIntoMailboxesStays() {
        Run.of(Prepared.class).succeeded(2);
    }

    @MailServer(fixture = "inbox.json")
    static class Prepared {
        @BeforeAll
        static void prepare(MockMailServer mail) {
            mail.account("anna").createMailbox("Prepared").deliver("Subject: x\n\nbody\n");
        }

        @Test
        void first(MockMailServer mail) {
            expungeThePrepared(mail);
        }

        @Test
        void second(MockMailServer mail) {
            expungeThePrepared(mail);
        }

        private static void expungeThePrepared(MockMailServer mail) {
            var prepared = mail.account("anna").mailbox("Prepared");
            assertThat(prepared.messageCount()).isEqualTo(1);
            prepared.message(1).expunge();
        }
    }

    @Test
    void nestedClassesShareTheServerUnlessTheySayOtherwise() {
        Run.of(Outer.class).succeeded(4);
    }

    @MailServer(fixture = "inbox.json")
    static class Outer {
        private static final AtomicReference<MockMailServer> OUTER = new AtomicReference<>();
        private final MockMailServer outer;

        Outer(MockMailServer mail) {
            outer = mail;
        }

        @BeforeAll
        static void prepare(MockMailServer mail) {
            OUTER.set(mail);
        }

        @Test
        void changes(MockMailServer mail) {
            mail.account("anna").createMailbox("By the outer test");
        }

        @Nested
        class Sharing {
            @Test
            void first(MockMailServer mail) {
                assertThat(mail).isSameAs(OUTER.get());
                assertThat(mail.account("anna").mailboxes()).hasSize(1);
                mail.account("anna").createMailbox("By the nested test");
            }

            @Test
            void second(MockMailServer mail) {
                assertThat(mail.account("anna").mailboxes()).hasSize(1);
                mail.account("anna").createMailbox("By the nested test");
            }
        }

        @Nested
        @MailServer
        class Own {
            @Test
            void test(MockMailServer mail) {
                assertThat(mail).isNotSameAs(OUTER.get());
                assertThat(mail.accounts()).isEmpty();
                assertThat(outer).isSameAs(OUTER.get());
            }
        }
    }

    @Test
    void whenTheClassIsDoneItsServerIsStopped() {
        Run.of(Stopping.class).succeeded(1);
        var port = Stopping.port;
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket("127.0.0.1", port).close());
    }

    @MailServer
    static class Stopping {
        private static int port;

        @Test
        void test(MockMailServer mail) {
            port = mail.imap().port();
        }
    }
}
