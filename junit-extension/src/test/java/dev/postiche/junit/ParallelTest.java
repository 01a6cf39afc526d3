package dev.postiche.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever JUnit runs at the same time does not see what the others do. */
class ParallelTest {

    private static final Map<String, String> CLASSES =
            Map.of("junit.jupiter.execution.parallel.mode.classes.default", "concurrent");

    /** A test that runs while another one does, and has seen its mail alone. */
    private static void together(CyclicBarrier all, MockMailServer mail, int mailboxes)
            throws Exception {
        assertThat(mail.account("anna").mailboxes()).hasSize(mailboxes);
        all.await(20, TimeUnit.SECONDS);
        mail.account("anna").createMailbox("Mine");
        all.await(20, TimeUnit.SECONDS);
        assertThat(mail.account("anna").mailboxes()).hasSize(mailboxes + 1);
        all.await(20, TimeUnit.SECONDS);
    }

    @Test
    void classesThatRunConcurrentlyHaveTheirOwn() {
        Run.concurrently(CLASSES, First.class, Second.class).succeeded(4);
        assertThat(First.SERVERS).hasSize(2);
    }

    @MailServer(accounts = "anna")
    static class First {
        static final Set<MockMailServer> SERVERS = ConcurrentHashMap.newKeySet();
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        First(MockMailServer mail) {
            mail.account("anna").createMailbox("By the constructor");
        }

        @BeforeAll
        static void prepare(MockMailServer mail) {
            mail.account("anna").createMailbox("Prepared");
        }

        @Test
        void one(MockMailServer mail) throws Exception {
            SERVERS.add(mail);
            together(BOTH, mail, 3);
        }

        @Test
        void two(MockMailServer mail) throws Exception {
            one(mail);
        }
    }

    static class Second extends First {
        Second(MockMailServer mail) {
            super(mail);
        }
    }

    @Test
    void aSuiteSharesItsServerOnlyOneAfterTheOther() {
        Run.concurrently(CLASSES, SuiteFirst.class, SuiteSecond.class).succeeded(2);
        assertThat(SuiteFirst.SERVERS).hasSize(2);
    }

    @MailServer(accounts = "anna", lifecycle = MailServer.Lifecycle.PER_SUITE)
    static class SuiteFirst {
        static final Set<MockMailServer> SERVERS = ConcurrentHashMap.newKeySet();
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void test(MockMailServer mail) throws Exception {
            SERVERS.add(mail);
            together(BOTH, mail, 1);
        }
    }

    static class SuiteSecond extends SuiteFirst {}

    @Test
    void methodsThatRunConcurrentlyHaveTheirOwnWithWhatBeforeAllPrepared() {
        Run.concurrently(Map.of(), Methods.class).succeeded(4);
        assertThat(Methods.SERVERS).hasSize(4);
    }

    @MailServer(accounts = "anna")
    @Execution(ExecutionMode.CONCURRENT)
    static class Methods {
        static final Set<MockMailServer> SERVERS = ConcurrentHashMap.newKeySet();
        static final CyclicBarrier ALL = new CyclicBarrier(4);

        @MailServer(accounts = "ben")
        private MockMailServer own;

        @BeforeAll
        static void prepare(MockMailServer mail) {
            mail.account("anna").createMailbox("Prepared");
        }

        @BeforeEach
        void prepareMore(MockMailServer mail) {
            mail.account("anna").createMailbox("Of the test");
            own.account("ben").createMailbox("Of the test");
        }

        @Test
        void one(MockMailServer mail) throws Exception {
            SERVERS.add(mail);
            together(ALL, mail, 3);
            assertThat(own.account("ben").mailboxes()).hasSize(2);
        }

        @Test
        void two(MockMailServer mail) throws Exception {
            one(mail);
        }

        @RepeatedTest(2)
        void repeated(MockMailServer mail) throws Exception {
            one(mail);
        }
    }

    @Test
    void aBuilderGivesAServerToEachConcurrentMethodToo() {
        Run.concurrently(Map.of(), Registered.class).succeeded(2);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class Registered {
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of(builder -> builder.accounts("anna"));

        @Test
        void one(MockMailServer mail) throws Exception {
            together(BOTH, mail, 1);
        }

        @Test
        void two(MockMailServer mail) throws Exception {
            one(mail);
        }
    }

    @Test
    void nestedClassesThatRunConcurrentlyHaveTheirOwn() {
        Run.concurrently(Map.of(), Outer.class).succeeded(2);
    }

    @MailServer(accounts = "anna")
    static class Outer {
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @BeforeAll
        static void prepare(MockMailServer mail) {
            mail.account("anna").createMailbox("Prepared");
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class One {
            @Test
            @Execution(ExecutionMode.SAME_THREAD)
            void test(MockMailServer mail) throws Exception {
                together(BOTH, mail, 2);
            }
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class Two extends One {}
    }

    @Test
    void whereJUnitIsNotToldToRunAnythingConcurrentlyThereIsOneServer() {
        Run.of(Annotated.class).succeeded(2);
        assertThat(Annotated.SERVERS).hasSize(1);
    }

    @MailServer(accounts = "anna")
    @Execution(ExecutionMode.CONCURRENT)
    static class Annotated {
        static final Set<MockMailServer> SERVERS = ConcurrentHashMap.newKeySet();

        Annotated(MockMailServer mail) {
            SERVERS.add(mail);
        }

        @Test
        void one(MockMailServer mail) {
            SERVERS.add(mail);
        }

        @Test
        void two(MockMailServer mail) {
            one(mail);
        }
    }

    @Test
    void whatConcurrentTestsWouldHaveToShareIsRefusedInOneLine() {
        for (var holder :
                Map.of(
                                InConstructor.class, "the constructor",
                                InStaticField.class, "the field mail",
                                InPerClassField.class, "the field mail")
                        .entrySet()) {
            assertThat(Run.concurrently(Map.of(), holder.getKey()).failures())
                    .hasSize(2)
                    .extracting(Throwable::getMessage)
                    .containsOnly(
                            "tests that run concurrently have a server each, but "
                                    + holder.getValue()
                                    + " has the one of them all: take it as a parameter of the"
                                    + " test instead");
        }
    }

    @MailServer
    @Execution(ExecutionMode.CONCURRENT)
    static class InConstructor {
        InConstructor(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }

        @Test
        void one() {}

        @Test
        void two() {}
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class InStaticField {
        @MailServer private static MockMailServer mail;

        @Test
        void one() {
            assertThat(mail).isNotNull();
        }

        @Test
        void two() {
            one();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InPerClassField {
        @MailServer private MockMailServer mail;

        @Test
        void one() {
            assertThat(mail).isNotNull();
        }

        @Test
        void two() {
            one();
        }
    }

    @Test
    void theRunsOfTheseTestsAreConcurrentIndeed() {
        assertThat(List.of(First.BOTH, Methods.ALL)).noneMatch(CyclicBarrier::isBroken);
    }
}
