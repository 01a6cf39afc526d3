package dev.postiche.engine;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.change;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.garbage;
import static dev.postiche.fault.Actions.pause;
import static dev.postiche.fault.Actions.refuse;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.send;
import static dev.postiche.fault.Actions.stall;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.ACCEPT;
import static dev.postiche.fault.Moment.AFTER_EXECUTE;
import static dev.postiche.fault.Moment.AFTER_REPLY;
import static dev.postiche.fault.Moment.BEFORE_EXECUTE;
import static dev.postiche.fault.Moment.CLIENT_LITERAL;
import static dev.postiche.fault.Moment.COMMAND;
import static dev.postiche.fault.Moment.IDLE;
import static dev.postiche.fault.Moment.REPLY;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.fault.Change;
import dev.postiche.fault.Faults;
import dev.postiche.fault.Moment;
import dev.postiche.fault.Per;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults round a command: whether it ran, what was answered, who is held. */
class FaultMomentTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final EchoServer server = new EchoServer();
    private final Faults faults = server.engine.faults();

    @AfterEach
    void stop() {
        server.close();
    }

    private int executed() {
        return server.conversations.get(0).executed.get();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "BEFORE_EXECUTE"})
    void beforeItTakesEffectACutLeavesEverythingAsItWas(Moment moment) {
        faults.on(IMAP).command("ECHO").at(moment).then(close(RESET));
        assertThat(server.client().send("a ECHO hi\r\n").rest()).isEqualTo("<reset>");
        assertThat(executed()).isZero();
    }

    @Test
    void afterItTookEffectACutLosesOnlyTheReply() {
        faults.on(IMAP).command("ECHO").at(AFTER_EXECUTE).then(close(FIN));
        assertThat(server.client().send("a ECHO hi\r\n").rest()).isEqualTo("<end>");
        assertThat(executed()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "BEFORE_EXECUTE", "REPLY"})
    void anAnswerTakesThePlaceOfTheCommand(Moment moment) {
        faults.on(IMAP).command("ECHO").at(moment).nth(1).then(reply("NO", "INUSE", "busy"));
        var client = server.client().send("a ECHO hi\r\nb ECHO hi\r\n");
        assertThat(client.line()).isEqualTo("a NO [INUSE] busy");
        assertThat(client.line()).isEqualTo("* hi");
        client.line();
        assertThat(executed()).isEqualTo(1);
    }

    @Test
    void anAnswerTakesThePlaceOfTheReplyOnly() {
        faults.on(IMAP).command("ECHO").at(AFTER_EXECUTE).then(reply("NO", "lost"));
        assertThat(server.client().send("a ECHO hi\r\n").line()).isEqualTo("a NO lost");
        assertThat(executed()).isEqualTo(1);
    }

    @Test
    void aRefusedCommandHasNoEffectToLose() {
        faults.on(IMAP).at(AFTER_EXECUTE).then(close(RESET));
        assertThat(server.client().send("a NONSENSE\r\n").line())
                .isEqualTo("a BAD unknown command");
        assertThat(faults.armed().get(0).nearMisses())
                .containsExactly("the command was refused and took no effect");
    }

    @Test
    void aSwallowedCommandDoesNotRunUnlessItHas() {
        faults.on(IMAP).command("ECHO").at(COMMAND).nth(1).then(swallow());
        faults.on(IMAP).command("ECHO").at(REPLY).nth(1).then(swallow());
        var client = server.client().send("a ECHO 1\r\nb ECHO 2\r\nc ECHO 3\r\n");
        assertThat(client.line()).isEqualTo("* 3");
        assertThat(executed()).isEqualTo(2);
    }

    @Test
    void theReplyIsWholeBeforeWhatFollows() {
        faults.on(IMAP).command("ECHO").at(AFTER_REPLY).then(delay("100ms"), close(RESET));
        assertThat(server.client().send("a ECHO hi\r\n").rest())
                .isEqualTo("* hi\r\na OK done\r\n<reset>");
    }

    @Test
    void someTimeAfterTheReply() {
        faults.on(IMAP)
                .command("ECHO")
                .at(AFTER_REPLY)
                .after(Duration.ofMillis(100))
                .then(close(FIN));
        var client = server.client().send("a ECHO hi\r\n");
        assertThat(client.rest()).isEqualTo("* hi\r\na OK done\r\n<end>");
    }

    @Test
    void inIdleAtOnceAndLater() {
        faults.on(IMAP).at(IDLE).nth(1).then(bye("restarting"));
        faults.on(IMAP).at(IDLE).nth(1).after(Duration.ofMillis(100)).then(close(RESET));
        assertThat(server.client().send("a IDLE\r\n").rest())
                .isEqualTo("+ idling\r\n* BYE restarting\r\n<end>");
        assertThat(server.client().send("a IDLE\r\n").rest()).isEqualTo("+ idling\r\n<reset>");
    }

    @Test
    void aClientsLiteralIsCutWhereItSays() {
        faults.on(IMAP).command("PUT").at(CLIENT_LITERAL).afterBytes(3).then(close(RESET));
        var client = server.client().send("a PUT {5+}\r\nhello\r\n");
        assertThat(client.rest()).isEqualTo("<reset>");
        assertThat(executed()).isZero();
    }

    @Test
    void anAnswerInsteadOfAContinuation() {
        faults.on(IMAP).at(CLIENT_LITERAL).nth(1).then(reply("NO", "TOOBIG", "too much"));
        var client = server.client().send("a PUT {5}\r\n");
        assertThat(client.line()).isEqualTo("a NO [TOOBIG] too much");
        client.send("b PUT {2}\r\n");
        assertThat(client.line()).isEqualTo("+ go");
        client.send("xy\r\n");
        assertThat(client.line()).isEqualTo("* put 2");
    }

    @Test
    void aLiteralThatDoesNotWaitIsReadAndThenRefused() {
        faults.on(IMAP).at(CLIENT_LITERAL).nth(1).then(reply("NO", "too much"));
        var client = server.client().send("a PUT {5+}\r\nhello\r\nb ECHO hi\r\n");
        assertThat(client.line()).isEqualTo("a NO too much");
        assertThat(client.line()).isEqualTo("* hi");
        assertThat(executed()).isEqualTo(1);
    }

    @Test
    void onAccept() {
        faults.onAny().at(ACCEPT).nth(1).then(send("220 wrong port\r\n"), close(FIN));
        faults.onAny().at(ACCEPT).nth(1).then(garbage(5), close(RESET));
        assertThat(server.connect().rest()).isEqualTo("220 wrong port\r\n<end>");
        assertThat(server.connect().rest()).hasSize(5 + "<reset>".length()).endsWith("<reset>");
        assertThat(server.connect().line()).isEqualTo("* OK ready");
    }

    @Test
    void connectingIsRefusedUntilTheFaultIsTakenAway() {
        faults.on(IMAP).named("down").at(ACCEPT).then(refuse());
        assertThatThrownBy(server::connect)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(new RawClient(server.pop3).line()).isEqualTo("* OK ready");
        faults.disarm("down");
        assertThat(server.connect().line()).isEqualTo("* OK ready");
    }

    @Test
    void connectingIsRefusedForATime() {
        faults.on(IMAP)
                .command("BYE")
                .at(AFTER_REPLY)
                .lasting(Duration.ofSeconds(1))
                .then(refuse());
        server.client().send("a BYE\r\n").rest();
        assertThatThrownBy(server::connect).isInstanceOf(UncheckedIOException.class);
        long deadline = System.nanoTime() + SOON.toNanos();
        String greeting = "";
        while (greeting.isEmpty() && System.nanoTime() < deadline) {
            try {
                greeting = server.connect().line();
            } catch (UncheckedIOException stillDown) {
                Thread.onSpinWait();
            }
        }
        assertThat(greeting).isEqualTo("* OK ready");
    }

    @Test
    void aHeldSessionWaitsUntilReleased() {
        faults.on(IMAP).named("hold").command("ECHO").at(BEFORE_EXECUTE).then(pause());
        var held = server.client().send("a ECHO hi\r\n");
        assertThat(
                        server.engine
                                .recording()
                                .await(
                                        s ->
                                                s.exchanges().stream()
                                                        .anyMatch(e -> e.faults().contains("hold")),
                                        SOON))
                .isPresent();
        assertThat(executed()).isZero();
        var other = server.client().send("a BYE\r\n");
        assertThat(other.line()).isEqualTo("a OK done");
        release("hold");
        assertThat(held.line()).isEqualTo("* hi");
    }

    private void release(String name) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (faults.release(name) == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStalledSessionEndsWhenItsClientLeavesAndAlone() {
        faults.on(IMAP).command("ECHO").then(stall());
        var stalled = server.client().send("a ECHO hi\r\n");
        assertThat(server.client().send("a BYE\r\n").line()).isEqualTo("a OK done");
        stalled.close();
        assertThat(server.engine.recording().await(s -> s.number() == 1 && !s.isLive(), SOON))
                .isPresent();
    }

    @Test
    void aLongDelayDoesNotHoldUpTheServersEnd() {
        faults.on(IMAP).command("ECHO").then(delay("1h"));
        server.client().send("a ECHO hi\r\n");
        assertThat(server.engine.recording().await(s -> s.commands().contains("ECHO"), SOON))
                .isPresent();
        long began = System.nanoTime();
        server.engine.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anotherClientDoesSomethingMeanwhile() {
        faults.on(IMAP).command("ECHO").then(change(new Change.Expunge("INBOX", 2)));
        faults.on(IMAP)
                .command("ECHO")
                .priority(1)
                .nth(1)
                .then(change("ben", new Change.Delete("Old")));
        server.client().send("a LOGIN anna x\r\nb ECHO 1\r\nc ECHO 2\r\nd BYE\r\n").rest();
        assertThat(server.changes)
                .containsExactly(
                        "ben Delete[mailbox=Old]", "anna Expunge[mailbox=INBOX, uid=2, message=0]");
    }

    @Test
    void onlySomeAreMeantAndTheOthersSayWhyNot() {
        faults.on(IMAP).command("ECHO").account("anna").mailbox("Arch*").then(close(FIN));
        faults.on(POP3).command("ECHO").then(close(FIN));
        faults.on(IMAP).connection(2).argument("*secret*").then(close(FIN));
        server.client().send("a ECHO hi\r\n").line();
        var armed = faults.armed();
        assertThat(armed.get(0).nearMisses())
                .containsExactly(
                        "command matched, account was not known yet, mailbox was INBOX, hi");
        assertThat(armed.get(1).nearMisses()).isEmpty();
        assertThat(armed.get(2).nearMisses())
                .containsExactly("moment matched, connection was 1, argument was hi");
        assertThat(server.client().send("a ECHO my secret\r\n").rest()).isEqualTo("<end>");
    }

    @Test
    void aNearMissTellsNoSecret() {
        faults.on(IMAP).argument("nothing like this").then(close(FIN));
        faults.on(IMAP).at(COMMAND).argument("nothing like this").then(close(FIN));
        server.client().send("a LOGIN anna hunter2\r\nb BYE\r\n").rest();
        assertThat(faults.armed().toString()).contains("***").doesNotContain("hunter2");
    }

    @Test
    void thePriorityDecidesThenWhoWasFirst() {
        faults.on(IMAP).command("ECHO").named("first").count(1).then(reply("NO", "first"));
        faults.on(IMAP).command("ECHO").named("second").count(1).then(reply("NO", "second"));
        faults.on(IMAP)
                .command("ECHO")
                .named("high")
                .priority(9)
                .count(1)
                .then(reply("NO", "high"));
        var client = server.client().send("a ECHO 1\r\nb ECHO 2\r\nc ECHO 3\r\nd ECHO 4\r\n");
        assertThat(client.line()).isEqualTo("a NO high");
        assertThat(client.line()).isEqualTo("b NO first");
        assertThat(client.line()).isEqualTo("c NO second");
        assertThat(client.line()).isEqualTo("* 4");
        assertThat(faults.find("second").orElseThrow().nearMisses())
                .startsWith("fault high acted instead", "fault first acted instead");
    }

    @Test
    void countsAreKeptPerConnectionWhereAskedFor() {
        faults.on(IMAP).command("ECHO").nth(1).per(Per.CONNECTION).then(reply("NO", "once"));
        for (int i = 0; i < 2; i++) {
            var client = server.client().send("a ECHO 1\r\nb ECHO 2\r\n");
            assertThat(client.line()).isEqualTo("a NO once");
            assertThat(client.line()).isEqualTo("* 2");
        }
    }

    @Test
    void aScenarioLeadsFromFaultToFault() {
        faults.on(IMAP).command("ECHO").scenario("s", "started", "once").then(reply("NO", "1"));
        faults.on(IMAP).command("ECHO").scenario("s", "once", "twice").then(reply("NO", "2"));
        var client = server.client().send("a ECHO x\r\nb ECHO x\r\nc ECHO x\r\n");
        assertThat(client.line()).isEqualTo("a NO 1");
        assertThat(client.line()).isEqualTo("b NO 2");
        assertThat(client.line()).isEqualTo("* x");
    }

    @Test
    void chanceComesFromTheSeed() {
        var first = lottery(server);
        try (var again = new EchoServer()) {
            assertThat(lottery(again)).isEqualTo(first).contains("NO").contains("OK");
        }
    }

    private static String lottery(EchoServer on) {
        on.engine.faults().on(IMAP).command("ECHO").probability(0.5).then(reply("NO", "lost"));
        return on.client().send("a ECHO x\r\n".repeat(40) + "b BYE\r\n").rest();
    }

    @Test
    void aFaultThatIsSwitchedOffOrTakenAwayDoesNothing() {
        faults.on(IMAP).named("f").command("ECHO").then(reply("NO", "f"));
        var client = server.client();
        assertThat(faults.enable("f", false)).isTrue();
        assertThat(client.send("a ECHO 1\r\n").line()).isEqualTo("* 1");
        client.line();
        faults.enable("f", true);
        assertThat(client.send("b ECHO 2\r\n").line()).isEqualTo("b NO f");
        assertThat(faults.disarm("f")).isTrue();
        assertThat(faults.disarm("f")).isFalse();
        assertThat(client.send("c ECHO 3\r\n").line()).isEqualTo("* 3");
    }
}
