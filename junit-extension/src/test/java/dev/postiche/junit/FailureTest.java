package dev.postiche.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user is told when a test fails, or is written so that it cannot work. */
class FailureTest {

    @Test
    void aFailingTestPublishesTheDialogue() {
        var run = Run.of(Failing.class);
        assertThat(run.failures()).hasSize(1);
        assertThat(run.failures().get(0).getSuppressed())
                .hasSize(1)
                .allSatisfy(said -> assertThat(said).asString().contains("seed=", "C: a1 NOOP"));
        // From 5.12 on a page is handed over too, which the test kit refuses to write.
        assertThat(run.published("said.html"))
                .allSatisfy(why -> assertThat(why).contains("disabled", "EngineTestKit"));
        assertThat(run.published("dialogue"))
                .hasSize(1)
                .allSatisfy(dialogue -> assertThat(dialogue).contains("seed=", "a1 NOOP", "* OK"));
    }

    @MailServer
    static class Failing {
        @Test
        void fails(MockMailServer mail) throws IOException {
            try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
                socket.getOutputStream().write("a1 NOOP\r\na2 LOGOUT\r\n".getBytes(UTF_8));
                socket.getInputStream().readAllBytes();
            }
            fail("on purpose");
        }

        @Test
        void succeeds(MockMailServer mail) {
            assertThat(mail.accounts()).isEmpty();
        }
    }

    @Test
    void aMissingFixtureIsToldWithThePlaceWhereItWasLookedFor() {
        assertThat(Run.of(MissingFixture.class).failure())
                .isEqualTo(
                        "inbx.json: the class path has no such fixture for MissingFixture: put it"
                                + " into src/test/resources, there or in dev/postiche/junit/");
    }

    @MailServer(fixture = "inbx.json")
    static class MissingFixture {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @Test
    void aWrongFixtureIsToldWithItsErrors() {
        assertThat(Run.of(WrongFixture.class).failure())
                .contains("unknown field \"usr\"", "did you mean \"user\"?");
    }

    @MailServer(fixture = "{ \"accounts\": [{ \"usr\": \"anna\" }] }")
    static class WrongFixture {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @Test
    void fixturesAreFoundBesideTheClassAndAtTheRootAndMerged() {
        Run.of(Several.class).succeeded(1);
    }

    @MailServer(
            fixture = {
                "inbox.json",
                "/at-the-root.json",
                """
                { "accounts": [{ "user": "bob" }] }
                """
            })
    static class Several {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.accounts()).hasSize(2);
            assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(4);
        }
    }

    @Test
    void aConstructorCannotHaveTheServerOfATest() {
        assertThat(Run.of(OnlyOnTheMethod.class).failure())
                .isEqualTo(
                        "no mail server for the constructor: put @MailServer on the class or the"
                                + " test; another test's is its own");
    }

    @ExtendWith(MailServerExtension.class)
    static class OnlyOnTheMethod {
        OnlyOnTheMethod(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }

        @Test
        @MailServer
        void test() {}
    }

    @Test
    void anAnnotationWithoutEffectIsRefused() {
        assertThat(Run.of(OnPrivateMethod.class).failure())
                .contains("@MailServer on OnPrivateMethod.server has no effect");
    }

    @MailServer
    static class OnPrivateMethod {
        @Test
        void test(MockMailServer mail) {
            server(mail);
        }

        @MailServer(fixture = "inbox.json")
        private void server(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }
}
