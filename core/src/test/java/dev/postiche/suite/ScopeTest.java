package dev.postiche.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test sees of the servers around it. */
class ScopeTest {

    private final Scope run = new Scope();

    @AfterEach
    void stop() {
        run.close();
    }

    private static TestServer server() {
        return TestServer.of(builder -> builder.accounts("anna"));
    }

    private static TestServer seen(Scope scope, String name) {
        return scope.server(name).orElseThrow();
    }

    private static int mailboxes(TestServer server) {
        return server.mail().account("anna").mailboxes().size();
    }

    @Test
    void innerScopesSeeTheServersAroundThemAndMayHideThem() {
        var group = run.group(false);
        group.add("a", server(), false);
        group.add("b", server(), false);
        var test = group.test(false);
        assertThat(seen(test, "a")).isSameAs(seen(group, "a"));
        test.add("a", server(), false);
        assertThat(seen(test, "a")).isNotSameAs(seen(group, "a"));
        assertThat(seen(test, "b")).isSameAs(seen(group, "b"));
        assertThat(test.names()).containsExactly("a", "b");
        assertThat(run.names()).isEmpty();
    }

    @Test
    void theServerWithoutANameIsMeantWhereNoneIsGiven() {
        var group = run.group(false);
        assertThat(group.server()).isEmpty();
        group.add("a", server(), false);
        assertThat(group.server()).contains(seen(group, "a"));
        group.add("", server(), false);
        assertThat(group.server()).contains(seen(group, ""));
    }

    @Test
    void aServerOfEachTestIsThereInTestsAlone() {
        var group = run.group(false);
        group.add("each", server(), true);
        assertThat(group.server("each")).isEmpty();
        assertThat(group.names()).containsExactly("each");
        assertThat(seen(group.test(false), "each")).isNotSameAs(seen(group.test(false), "each"));
    }

    @Test
    void whatMayRunAtTheSameTimeHasItsOwnWithWhatWasPrepared() {
        var group = run.group(false);
        group.add("", server(), false);
        seen(group, "").mail().account("anna").createMailbox("Prepared");
        for (var inner : new Scope[] {group.test(true), group.group(true)}) {
            assertThat(seen(inner, "")).isNotSameAs(seen(group, ""));
            assertThat(mailboxes(seen(inner, ""))).isEqualTo(2);
            inner.close();
        }
    }

    @Test
    void invocationsOfATestHaveEachTheirOwnOfThatTest() {
        var group = run.group(false);
        group.add("shared", server(), false);
        var test = group.test(false);
        test.add("own", server(), false);
        var first = test.repetition(false);
        var second = test.repetition(false);
        assertThat(seen(first, "own")).isNotSameAs(seen(second, "own"));
        assertThat(seen(first, "shared")).isSameAs(seen(second, "shared"));
    }

    @Test
    void invocationsOfAGroupAreTheSameGroup() {
        var group = run.group(false);
        group.add("", server(), false);
        for (int invocation = 0; invocation < 2; invocation++) {
            var test = group.repetition(false).test(false);
            test.beginTest();
            assertThat(mailboxes(seen(test, ""))).isEqualTo(1);
            seen(test, "").mail().account("anna").createMailbox("Left over");
            assertThat(test.endTest()).isEmpty();
        }
    }

    @Test
    void thoseWhoSayTheSameShareOneForTheWholeRun() {
        var one = run.group(false);
        var two = run.group(false);
        var concurrent = run.group(true);
        for (var group : new Scope[] {one, two, concurrent}) {
            group.share("", "what they say", ScopeTest::server);
        }
        assertThat(seen(one, "")).isSameAs(seen(two, "")).isNotSameAs(seen(concurrent, ""));
        one.close();
        concurrent.close();
        var mail = seen(two, "").mail();
        assertThat(mail.accounts()).hasSize(1);
    }

    @Test
    void whatSeveralTestsShareCannotBeOfEachOfThem() {
        var group = run.group(false);
        group.add("", server(), false);
        group.hold(seen(group, ""), "the constructor");
        assertThat(group.test(false).names()).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> group.test(true))
                .withMessage(
                        "tests that run concurrently have a server each, but the constructor has"
                                + " the one of them all: take it as a parameter of the test"
                                + " instead");
    }

    @Test
    void closingStopsWhatBeganHere() {
        var group = run.group(false);
        group.add("", server(), false);
        var test = group.test(false);
        test.add("own", server(), false);
        seen(test, "").mail();
        var own = seen(test, "own").mail();
        test.beginTest();
        assertThat(test.running()).hasSize(2);
        assertThat(test.endTest()).isEmpty();
        assertThat(own.server().endpoints()).isNotEmpty();
        assertThat(Reached.by(own)).isFalse();
        assertThat(Reached.by(seen(group, "").mail())).isTrue();
    }
}
