package dev.postiche.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers by a builder, alone and beside annotations and other extensions. */
class RegisteredTest {

    @Test
    void severalAreToldApartByName() {
        Run.of(Two.class).succeeded(1);
    }

    static class Two {
        @RegisterExtension
        static final MailServerExtension OLD =
                MailServerExtension.of("old", builder -> builder.accounts("anna"));

        @RegisterExtension
        final MailServerExtension now =
                MailServerExtension.of("new", builder -> builder.accounts("ben"));

        @Test
        void test(
                @MailServer(name = "old") MockMailServer before,
                @MailServer(name = "new") MockMailServer after) {
            assertThat(before.account("anna")).isNotNull();
            assertThat(after.account("ben")).isNotNull();
        }
    }

    @Test
    void anAnnotationMayStandBesideABuilder() {
        Run.of(Beside.class).succeeded(2);
    }

    static class Beside {
        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of(builder -> builder.accounts("anna"));

        @Test
        void ofTheBuilder(MockMailServer mail) {
            assertThat(mail.account("anna")).isNotNull();
        }

        @Test
        @MailServer(accounts = "ben")
        void ofItsOwn(MockMailServer mail, @MailServer(accounts = "carl") MockMailServer other) {
            assertThat(mail.account("ben")).isNotNull();
            assertThat(other.account("carl")).isNotNull();
        }
    }

    @Test
    void anInstanceThatLivesAsLongAsItsClassHasOneServer() {
        Run.of(PerClass.class).succeeded(2);
        assertThat(PerClass.SERVERS).hasSize(2).allMatch(PerClass.SERVERS.get(0)::equals);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {
        private static final List<MockMailServer> SERVERS = new ArrayList<>();

        @RegisterExtension
        final MailServerExtension extension =
                MailServerExtension.of(builder -> builder.accounts("anna"));

        @BeforeAll
        void prepare(MockMailServer mail) {
            mail.account("anna").createMailbox("Prepared");
        }

        @Test
        void one(MockMailServer mail) {
            SERVERS.add(mail);
            assertThat(mail.account("anna").mailboxes()).hasSize(2);
            mail.account("anna").createMailbox("Left over");
        }

        @Test
        void two(MockMailServer mail) {
            one(mail);
        }
    }

    @Test
    void whatMakesATestFailByItselfIsTheBuildersToo() {
        assertThat(Run.of(Bad.class).failure())
                .startsWith("session 1 sent a bad command: a NONSENSE");
    }

    static class Bad {
        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of("", builder -> {}, Mishap.BAD_COMMAND);

        @Test
        void test(MockMailServer mail) throws IOException {
            try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
                socket.getOutputStream().write("a NONSENSE\r\nb LOGOUT\r\n".getBytes(UTF_8));
                socket.getInputStream().readAllBytes();
            }
        }
    }

    @Test
    void anExtensionThatFailsBesideItCostsOnlyItsTest() {
        var run = Run.of(BesideBroken.class);
        assertThat(run.failures()).hasSize(1);
        assertThat(run.failures().get(0)).hasMessage("another extension fails");
        run.results().testEvents().assertStatistics(stats -> stats.failed(1).succeeded(1));
    }

    @MailServer(accounts = "anna")
    static class BesideBroken {
        @Test
        @ExtendWith(Broken.class)
        void first(MockMailServer mail) {
            mail.account("anna").createMailbox("Left over");
        }

        @Test
        void second(MockMailServer mail) {
            assertThat(mail.account("anna").mailboxes()).hasSize(1);
        }
    }

    @Test
    void whereAnotherOneBreaksBothWaysTheServerStopsAllTheSame() {
        var run = Run.of(BothWays.class);
        assertThat(run.failures()).hasSize(1);
        assertThat(BothWays.server.recording().sessions()).isEmpty();
        assertThat(run.published("dialogue")).hasSize(1);
    }

    static class BothWays {
        private static MockMailServer server;

        @Test
        @MailServer
        @ExtendWith({Remembering.class, Broken.class})
        void test() {}
    }

    static final class Remembering implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            BothWays.server = MailServerExtension.serverOf(context).orElseThrow();
        }
    }

    static final class Broken implements BeforeEachCallback, AfterEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("another extension fails");
        }

        @Override
        public void afterEach(ExtensionContext context) {
            throw new IllegalStateException("and fails again");
        }
    }

    @Test
    void nestedClassesSeeTheBuildersServerAndMayHideIt() {
        Run.of(Outer.class).succeeded(2);
    }

    static class Outer {
        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of(builder -> builder.accounts("anna"));

        @Nested
        class Sharing {
            @Test
            void test(MockMailServer mail) {
                assertThat(mail.account("anna")).isNotNull();
            }
        }

        @Nested
        @MailServer(accounts = "ben")
        class Own {
            @Test
            void test(MockMailServer mail) {
                assertThat(mail.account("ben")).isNotNull();
            }
        }
    }
}
