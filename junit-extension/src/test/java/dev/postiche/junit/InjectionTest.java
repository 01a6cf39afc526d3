package dev.postiche.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server can be asked for, and that it is the same one within a class. */
class InjectionTest {

    @Test
    void constructorsLifecycleMethodsAndTestsGetTheSameServer() {
        Run.of(Everywhere.class).succeeded(1);
    }

    @MailServer(fixture = "inbox.json")
    static class Everywhere {
        private static MockMailServer fromBeforeAll;
        private final MockMailServer fromConstructor;

        Everywhere(MockMailServer mail) {
            fromConstructor = mail;
        }

        @BeforeAll
        static void beforeAll(MockMailServer mail) {
            fromBeforeAll = mail;
        }

        @BeforeEach
        void beforeEach(MockMailServer mail) {
            assertThat(mail).isSameAs(fromBeforeAll).isSameAs(fromConstructor);
        }

        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isSameAs(fromBeforeAll);
            assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(2);
            assertThat(mail.imap().port()).isPositive().isNotEqualTo(mail.pop3().port());
        }

        @AfterEach
        void afterEach(MockMailServer mail) {
            assertThat(mail).isSameAs(fromBeforeAll);
        }

        @AfterAll
        static void afterAll(MockMailServer mail) {
            assertThat(mail).isSameAs(fromBeforeAll);
        }
    }

    @Test
    void anInstancePerClassGetsItTooAndKeepsWhatItPreparedItself() {
        Run.of(PerClass.class).succeeded(2);
    }

    @MailServer
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {
        PerClass(MockMailServer mail) {
            mail.createAccount("anna", "secret");
        }

        @Test
        void first(MockMailServer mail) {
            mail.account("anna").createMailbox("Left over");
        }

        @Test
        void second(MockMailServer mail) {
            assertThat(mail.account("anna").mailboxes()).hasSize(1);
            mail.account("anna").createMailbox("Left over");
        }
    }

    @Test
    void parameterizedAndRepeatedTestsAreTestsLikeOthers() {
        Run.of(Templates.class).succeeded(5);
    }

    @MailServer(fixture = "inbox.json")
    static class Templates {
        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void parameterized(String name, MockMailServer mail) {
            mail.account("anna").createMailbox(name);
            assertThat(mail.account("anna").mailboxes()).hasSize(2);
        }

        @RepeatedTest(2)
        void repeated(MockMailServer mail) {
            mail.account("anna").createMailbox("again");
        }

        @ParameterizedTest
        @ValueSource(strings = "own")
        @MailServer(fixture = "{ \"accounts\": [{ \"user\": \"own\" }] }")
        void withItsOwn(String user, MockMailServer mail) {
            assertThat(mail.account(user).inbox().messageCount()).isZero();
        }
    }

    @Test
    void aTestMayHaveItsOwnServer() {
        Run.of(OnMethods.class).succeeded(3);
    }

    @MailServer(fixture = "inbox.json")
    static class OnMethods {
        private static final List<MockMailServer> OWN = new ArrayList<>();

        @Test
        @MailServer(fixture = "{ \"accounts\": [{ \"user\": \"bob\" }] }")
        void own(MockMailServer mail) {
            assertThat(mail.accounts()).extracting(each -> each.user()).containsExactly("bob");
            OWN.add(mail);
        }

        @Test
        @MailServer
        void empty(MockMailServer mail) {
            assertThat(mail.accounts()).isEmpty();
            OWN.add(mail);
        }

        @Test
        void ofTheClass(MockMailServer mail) {
            assertThat(mail.account("anna").user()).isEqualTo("anna");
            assertThat(OWN).doesNotContain(mail);
        }
    }

    @Test
    void anAnnotationOfOnesOwnAndASuperclassServeAsWell() {
        Run.of(ByOwnAnnotation.class).succeeded(1);
        Run.of(BySuperclass.class).succeeded(1);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @MailServer(fixture = "inbox.json", seed = 7)
    @interface Inbox {}

    @Inbox
    static class ByOwnAnnotation {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(2);
            assertThat(mail.seed()).isEqualTo(7);
        }
    }

    @Test
    void whatASubclassSaysHidesWhatItsSuperclassSays() {
        Run.of(Hiding.class).succeeded(1);
    }

    @MailServer(accounts = "ben")
    static class Hiding extends Annotated {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.accounts()).extracting(each -> each.user()).containsExactly("ben");
        }
    }

    @MailServer(fixture = "inbox.json")
    abstract static class Annotated {}

    static class BySuperclass extends Annotated {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.account("anna").inbox().messageCount()).isEqualTo(2);
        }
    }
}
