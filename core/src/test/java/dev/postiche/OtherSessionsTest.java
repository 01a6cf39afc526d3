package dev.postiche;

import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.pause;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.stall;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.Actions.throttle;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.IDLE_PUSH;
import static dev.postiche.fault.Moment.LITERAL;
import static dev.postiche.fault.Moment.REPLY;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.Fault;
import dev.postiche.fault.Per;
import dev.postiche.fault.Step;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session with a fault is alone with it, and a fault that follows a plan keeps to it. */
class OtherSessionsTest {
    private final MockMailServer mail =
            MockMailServer.builder().account("anna", "secret").account("ben", "secret").start();

    @BeforeEach
    void deliver() {
        for (var user : new String[] {"anna", "ben"}) {
            mail.account(user).inbox().deliver(message().subject("x").text("y".repeat(10_000)));
        }
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    private static void select(MatrixClient client, String user) {
        client.send("l LOGIN " + user + " secret\r\ns SELECT INBOX\r\n");
        skipTo(client, "s OK");
    }

    private static void skipTo(MatrixClient client, String beginning) {
        for (var line = client.line(); !line.startsWith(beginning); line = client.line()) {
            assertThat(line).doesNotContain("<end>", "<reset>");
        }
    }

    @Test
    void othersWorkWhileSomeAreHeldStalledSlowAndLate() throws Exception {
        var faults = mail.faults();
        faults.on(IMAP)
                .named("a")
                .connection(1)
                .command("FETCH")
                .at(LITERAL)
                .afterBytes(10)
                .then(stall());
        faults.on(IMAP).named("b").connection(2).command("FETCH").at(REPLY).then(throttle(10));
        faults.on(IMAP).named("c").connection(3).command("FETCH").at(REPLY).then(pause());
        faults.on(IMAP).named("d").connection(4).command("FETCH").at(REPLY).then(delay("10m"));
        faults.on(POP3).named("e").connection(1).command("RETR").at(LITERAL).then(stall());
        var held = new ArrayList<MatrixClient>();
        for (int i = 0; i < 4; i++) {
            var client = new MatrixClient(mail.imap());
            held.add(client);
            select(client, "anna");
            client.send("f FETCH 1 BODY.PEEK[]\r\n");
        }
        var downloader = new MatrixClient(mail.pop3());
        held.add(downloader);
        downloader.send("USER anna\r\nPASS secret\r\nRETR 1\r\n");
        for (var name : new String[] {"a", "b", "c", "d", "e"}) {
            mail.await().fault(name, 1);
        }

        // Of the same account and mailbox, and of another one; by new connections, too.
        int answered = 0;
        for (var user : new String[] {"anna", "ben"}) {
            for (int connection = 0; connection < 5; connection++) {
                try (var client = new MatrixClient(mail.imap())) {
                    select(client, user);
                    for (int command = 0; command < 50; command++) {
                        client.send("f FETCH 1 BODY.PEEK[]\r\nt STORE 1 +FLAGS (\\Seen)\r\n");
                        skipTo(client, "t OK");
                        answered += 2;
                    }
                }
            }
        }
        assertThat(answered).isEqualTo(1000);
        mail.account("anna").inbox().deliver(message().subject("News"));

        // And those with a fault are where they were all the time.
        assertThat(mail.recording().sessions())
                .filteredOn(session -> session.isLive())
                .allSatisfy(
                        session -> {
                            var all = session.exchanges();
                            assertThat(all.get(all.size() - 1).whole()).isFalse();
                        })
                .hasSize(5);
        for (var client : held) {
            client.close();
        }
    }

    @Test
    void aPushThatIsSwallowedIsHeardOfByOthers() throws Exception {
        mail.faults().on(IMAP).named("deaf").connection(1).at(IDLE_PUSH).then(swallow());
        // One after the other: only then it is certain which connection is the first.
        try (var deaf = idling();
                var other = idling()) {
            mail.await().until("both idle", () -> idle() == 2);
            mail.account("anna").inbox().deliver(message().subject("News"));
            assertThat(other.line()).isEqualTo("* 2 EXISTS");
            mail.await().fault("deaf", 1);
            deaf.send("DONE\r\n");
            assertThat(deaf.line()).startsWith("i OK");
        }
    }

    private MatrixClient idling() throws IOException {
        var client = new MatrixClient(mail.imap());
        select(client, "anna");
        client.send("i IDLE\r\n");
        assertThat(client.line()).startsWith("+");
        return client;
    }

    private long idle() {
        return mail.recording().sessions().stream().filter(session -> session.isIdle()).count();
    }

    @Test
    void failTwiceThenWork() throws Exception {
        mail.faults()
                .on(IMAP)
                .named("twice")
                .command("NOOP")
                .sequence(reply("NO", "Not now"), reply("BAD", "Not ever"));
        try (var client = new MatrixClient(mail.imap())) {
            select(client, "anna");
            client.send("a NOOP\r\nb NOOP\r\nc NOOP\r\n");
            assertThat(client.line()).isEqualTo("a NO Not now");
            assertThat(client.line()).isEqualTo("b BAD Not ever");
            assertThat(client.line()).startsWith("c OK");
        }
        var twice = mail.faults().find("twice").orElseThrow();
        assertThat(twice.fired()).isEqualTo(2);
        assertThat(twice.nearMisses()).containsExactly("it has acted 2 times already");
    }

    @Test
    void eachConnectionGoesThroughItsSequence() throws Exception {
        mail.faults()
                .on(IMAP)
                .command("NOOP")
                .per(Per.CONNECTION)
                .sequence(Step.works(), Step.of(delay("1ms"), close(RESET)));
        for (int i = 0; i < 2; i++) {
            try (var client = new MatrixClient(mail.imap())) {
                select(client, "anna");
                client.send("a NOOP\r\n");
                assertThat(client.line()).startsWith("a OK");
                client.send("b NOOP\r\n");
                assertThat(client.line()).isEqualTo("<reset>");
            }
        }
    }

    @Test
    void aFaultMayHaveSeveralPlacesAndOneName() throws Exception {
        mail.faults()
                .arm(
                        Fault.on(IMAP)
                                .named("refuses")
                                .command("NOOP")
                                .then(reply("NO", "Not now"))
                                .also(Fault.on(POP3).command("NOOP").then(reply("-ERR", "No"))));
        try (var imap = new MatrixClient(mail.imap());
                var pop3 = new MatrixClient(mail.pop3())) {
            select(imap, "anna");
            imap.send("a NOOP\r\n");
            assertThat(imap.line()).isEqualTo("a NO Not now");
            pop3.send("USER ben\r\nPASS secret\r\nNOOP\r\nQUIT\r\n");
            assertThat(pop3.rest()).contains("-ERR No\r\n");
            assertThat(mail.faults().armed()).hasSize(1);
            assertThat(mail.faults().find("refuses").orElseThrow().fired()).isEqualTo(2);
            mail.faults().disarm("refuses");
            imap.send("b NOOP\r\n");
            assertThat(imap.line()).startsWith("b OK");
        }
    }
}
