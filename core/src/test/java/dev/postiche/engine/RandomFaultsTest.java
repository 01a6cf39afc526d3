package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.Action;
import dev.postiche.fault.Actions;
import dev.postiche.fault.Change;
import dev.postiche.fault.CloseKind;
import dev.postiche.fault.Fault;
import dev.postiche.fault.Moment;
import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Protocol;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever faults there were, a session after them is well, and nothing of them is left. */
class RandomFaultsTest {
    private static final List<Action> ALL =
            List.of(
                    Actions.delay("2ms"),
                    Actions.stall(Duration.ofMillis(2)),
                    Actions.stall(),
                    Actions.throttle(1_000_000),
                    Actions.slice(7, Duration.ZERO),
                    Actions.pause(),
                    Actions.close(CloseKind.FIN),
                    Actions.close(CloseKind.RESET),
                    Actions.close(CloseKind.HALF),
                    Actions.close(CloseKind.NO_CLOSE_NOTIFY),
                    Actions.refuse(),
                    Actions.bye("leaving"),
                    Actions.reply("NO", "TRYLATER", "not now"),
                    Actions.send("raw\r\n"),
                    Actions.unsolicited("* 9 EXISTS"),
                    Actions.dropLine("* nothing like this*"),
                    Actions.rewriteLine("nothing like this", "x"),
                    Actions.replace("nothing like this", "x"),
                    Actions.garbage(10),
                    Actions.literalSize("+1"),
                    Actions.truncate(3),
                    Actions.certificate(CertificateKind.EXPIRED),
                    Actions.swallow(),
                    Actions.change("anna", new Change.Delete("Old")));

    @Test
    void afterAThousandRandomFaultsEverythingIsWell() {
        long seed = new Random().nextLong();
        System.out.println("RandomFaultsTest: seed " + seed);
        var random = new Random(seed);
        var moments = Moment.values();
        try (var server = new EchoServer()) {
            var faults = server.engine.faults();
            for (int round = 0; round < 1000; round++) {
                var action = ALL.get(random.nextInt(ALL.size()));
                var moment = moments[random.nextInt(moments.length)];
                boolean output = moment.isOutput() && random.nextBoolean();
                var builder = Fault.on(Protocol.IMAP).at(moment);
                var fault =
                        (output ? builder.afterBytes(random.nextInt(40)) : builder).then(action);
                boolean armed = action.refusedAt(fault.at()).isEmpty();
                if (armed) {
                    faults.arm(fault);
                }
                visit(server, random);
                faults.disarmAll();
            }
            assertThat(server.client().send("z FETCH 5\r\n").lines(2))
                    .isEqualTo("* 1 FETCH (BODY[] {5}\r\nabcde)\r\n");
            server.engine.endSessions("over");
            assertThat(server.engine.sessions()).isEmpty();
            assertThat(server.conversations).allSatisfy(c -> assertThat(c.ends).hasValue(1));
            assertThat(server.engine.recording().sessions())
                    .allSatisfy(s -> assertThat(s.error()).as("seed %d", seed).isEmpty());
        }
    }

    private static void visit(EchoServer server, Random random) {
        try {
            var client = server.connect();
            client.send("a PUT {5+}\r\nhello\r\nb FETCH 20\r\nc IDLE\r\n");
            server.conversations.forEach(c -> c.tell("1 EXISTS"));
            client.send("DONE\r\nd BYE\r\n");
            if (random.nextBoolean()) {
                client.close();
            }
        } catch (UncheckedIOException refused) {
            // That is what some of the faults are for.
        }
    }
}
