package dev.postiche;

import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.pause;
import static dev.postiche.fault.Actions.replace;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that waits is told so, as often as the server's clock says. RFC 9585. */
class InProgressTest {

    private static MockMailServerBuilder server() {
        return MockMailServer.builder().account("anna", "secret").seed(7);
    }

    /** Sends a command that is held there until the fault is released. */
    private static void hold(MockMailServer mail, LineClient client, Moment moment) {
        mail.faults().on(IMAP).command("CHECK").at(moment).named("slow").then(pause());
        client.send("a1 CHECK");
        mail.await().fault("slow", 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BEFORE_EXECUTE", "AFTER_EXECUTE", "REPLY"})
    void whoWaitsForADelayedReplyIsTold(Moment moment) {
        try (var mail = server().start();
                var client = LineClient.inInbox(mail, "anna")) {
            hold(mail, client, moment);
            mail.clock().advance(ofSeconds(10));
            var told = "* OK [INPROGRESS (\"a1\" NIL NIL)] Still working on it";
            assertThat(client.line()).isEqualTo(told);
            mail.clock().advance(ofSeconds(30)); // once, however long it was
            assertThat(client.line()).isEqualTo(told);
            mail.clock().advance(ofSeconds(9));
            mail.faults().release("slow");
            assertThat(client.line()).isEqualTo("a1 OK CHECK completed");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"COMMAND", "BEFORE_TAGGED", "AFTER_REPLY"})
    void whereNothingMayStandNothingIsTold(Moment moment) {
        try (var mail = server().start();
                var client = LineClient.inInbox(mail, "anna")) {
            hold(mail, client, moment);
            mail.clock().advance(ofSeconds(10));
            mail.faults().release("slow");
            assertThat(client.line()).isEqualTo("a1 OK CHECK completed");
        }
    }

    @Test
    void theTimeCanBeSet() {
        try (var mail = server().limit("inProgress", "100ms").start();
                var client = LineClient.inInbox(mail, "anna")) {
            mail.faults()
                    .on(IMAP)
                    .command("CHECK")
                    .at(Moment.BEFORE_EXECUTE)
                    .then(delay(ofMillis(300)));
            assertThat(client.command("a]1 CHECK"))
                    .startsWith("* OK [INPROGRESS (NIL NIL NIL)] Still working on it")
                    .endsWith("a]1 OK CHECK completed");
        }
    }

    @Test
    void aFaultThatAltersTheReplyLeavesItAlone() {
        try (var mail = server().start();
                var client = LineClient.inInbox(mail, "anna")) {
            mail.faults()
                    .on(IMAP)
                    .command("CHECK")
                    .at(Moment.REPLY)
                    .named("slow")
                    .then(replace("OK", "NO"), pause());
            client.send("a1 CHECK");
            mail.await().fault("slow", 1);
            mail.clock().advance(ofSeconds(10));
            assertThat(client.line()).startsWith("* OK [INPROGRESS ");
            mail.faults().release("slow");
            assertThat(client.line()).isEqualTo("a1 NO CHECK completed");
        }
    }

    @Test
    void withoutTheCapabilityNothingIsTold() {
        try (var mail = server().without("INPROGRESS").start();
                var client = LineClient.inInbox(mail, "anna")) {
            hold(mail, client, Moment.BEFORE_EXECUTE);
            mail.clock().advance(ofSeconds(30));
            mail.faults().release("slow");
            assertThat(client.line()).isEqualTo("a1 OK CHECK completed");
        }
    }

    @Test
    void aPop3ClientHasNoWordsForIt() {
        try (var mail = server().start();
                var client = LineClient.pop3(mail, "anna")) {
            mail.faults()
                    .on(POP3)
                    .command("STAT")
                    .at(Moment.BEFORE_EXECUTE)
                    .named("slow")
                    .then(pause());
            client.send("STAT");
            mail.await().fault("slow", 1);
            mail.clock().advance(ofSeconds(30));
            mail.faults().release("slow");
            assertThat(client.line()).isEqualTo("+OK 0 0");
        }
    }
}
