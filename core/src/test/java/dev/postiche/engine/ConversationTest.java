package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.Ending;
import dev.postiche.record.Keep;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.RecordingWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a command through the loop, and what is kept of it. */
class ConversationTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final EchoServer server = new EchoServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void greetsAnswersAndEnds() {
        var client = server.connect();
        assertThat(client.line()).isEqualTo("* OK ready");
        client.send("a ECHO hi\r\nb NONSENSE\r\nc BYE\r\n");
        assertThat(client.rest())
                .isEqualTo("* hi\r\na OK done\r\nb BAD unknown command\r\nc OK done\r\n<end>");

        var session = ended();
        assertThat(session.ending()).contains(Ending.LOGOUT);
        assertThat(session.commands()).containsExactly("ECHO", "NONSENSE", "BYE");
        assertThat(session.exchanges())
                .extracting(RecordedExchange::kind)
                .startsWith(RecordedExchange.Kind.GREETING, RecordedExchange.Kind.COMMAND);
        assertThat(session.exchanges())
                .extracting(RecordedExchange::status)
                .containsExactly("OK", "OK", "BAD", "OK");
        assertThat(session.exchanges().get(1).requestText()).isEqualTo("a ECHO hi\r\n");
        assertThat(session.exchanges().get(1).replyText()).isEqualTo("* hi\r\na OK done\r\n");
        assertThat(session.octetsIn()).isEqualTo(30);
        assertThat(session.dialogue()).contains("C: a ECHO hi", "S: * hi", "ended: logout");
        assertThat(server.conversations.get(0).ends).hasValue(1);
    }

    @Test
    void pipelinedCommandsAreAnsweredInOneSegment() {
        var client = server.client();
        var output = server.conversations.get(0).session.connection().output();
        long before = output.segments();
        client.send("a ECHO 1\r\n".repeat(100));
        client.octets(100 * "* 1\r\na OK done\r\n".length());
        // As many as reads of the pipelined input, and that is not one per line.
        assertThat(output.segments() - before).isLessThanOrEqualTo(3);
    }

    @Test
    void aClientsLiteralIsAskedForAndRecorded() {
        var client = server.client();
        client.send("a PUT {5}\r\n");
        assertThat(client.line()).isEqualTo("+ go");
        client.send("hello\r\n");
        assertThat(client.line()).isEqualTo("* put 5");
        assertThat(client.line()).isEqualTo("a OK done");
        client.send("b BYE\r\n").rest();
        assertThat(ended().exchanges().get(1).dialogue())
                .isEqualTo("C: a PUT {5}\nS: + go\nC: hello\nS: * put 5\nS: a OK done\n");
    }

    @Test
    void aSecretIsMaskedWhateverItsLength() {
        var client = server.client();
        client.send("a LOGIN anna hunter2\r\nb BYE\r\n").rest();
        var session = ended();
        assertThat(session.account()).contains("anna");
        assertThat(session.dialogue()).contains("a LOGIN anna ***\n").doesNotContain("hunter2");
        assertThat(session.exchanges().get(1).octetsIn()).isEqualTo(22);
    }

    @Test
    void pushesAreToldWhileIdleEachOnce() {
        var client = server.client();
        client.send("a IDLE\r\n");
        assertThat(client.line()).isEqualTo("+ idling");
        assertThat(server.engine.recording().await(s -> s.isIdle(), SOON)).isPresent();
        for (int i = 1; i <= 50; i++) {
            server.conversations.get(0).tell(i + " EXISTS");
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(client.line()).isEqualTo("* " + i + " EXISTS");
        }
        client.send("DONE\r\nb BYE\r\n");
        assertThat(client.rest()).isEqualTo("a OK done\r\nb OK done\r\n<end>");
        var dialogue = ended().dialogue();
        assertThat(dialogue.indexOf("+ idling")).isLessThan(dialogue.indexOf("* 1 EXISTS"));
        assertThat(dialogue.indexOf("* 50 EXISTS")).isLessThan(dialogue.indexOf("C: DONE"));
    }

    @Test
    void whatIsDueDuringACommandIsToldBeforeTheNextWait() {
        var client = server.client();
        var conversation = server.conversations.get(0);
        conversation.session.lock().lock();
        try {
            conversation.tell("news");
            client.send("a ECHO hi\r\n");
        } finally {
            conversation.session.lock().unlock();
        }
        assertThat(List.of(client.line(), client.line(), client.line()))
                .containsExactlyInAnyOrder("* hi", "a OK done", "* news");
    }

    @Test
    void aStalledClientHoldsUpNobodyElse() {
        var stalled = server.client();
        stalled.send("a FETCH 30000000\r\n");
        var other = server.client();
        other.send("a ECHO hi\r\n");
        assertThat(other.line()).isEqualTo("* hi");
        stalled.close();
    }

    @Test
    void aSilentClientIsLoggedOutOnTheServersClock() {
        var silent = server.client();
        server.clock.advance(Duration.ofMinutes(29));
        var talking = server.client();
        server.clock.advance(Duration.ofMinutes(1));
        assertThat(silent.rest()).isEqualTo("* BYE idle for too long\r\n<end>");
        talking.send("a ECHO hi\r\n");
        assertThat(talking.line()).isEqualTo("* hi");
        assertThat(
                        server.engine
                                .recording()
                                .await(
                                        s -> s.ending().equals(Optional.of(Ending.AUTOLOGOUT)),
                                        SOON))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRASH", "LACK"})
    void aBugIsSaidKeptAndEndsOnlyItsSession(String how) {
        var client = server.client();
        client.send("a " + how + "\r\n");
        assertThat(client.rest()).contains("* BYE internal error", "on purpose").endsWith("<end>");
        var session = ended();
        assertThat(session.ending()).contains(Ending.SERVER_ERROR);
        assertThat(session.error()).hasValueSatisfying(e -> assertThat(e).contains("on purpose"));
        var other = server.client();
        other.send("a ECHO hi\r\n");
        assertThat(other.line()).isEqualTo("* hi");
    }

    @Test
    void aClientThatVanishesInALiteralLeavesABrokenExchange() {
        var client = server.client();
        client.send("a PUT {10+}\r\nhello");
        client.close();
        var session = ended();
        assertThat(session.ending()).contains(Ending.CLIENT_CLOSED);
        assertThat(session.exchanges()).last().satisfies(e -> assertThat(e.whole()).isFalse());
        assertThat(server.conversations.get(0).executed).hasValue(0);
        assertThat(server.conversations.get(0).ends).hasValue(1);
    }

    @Test
    void multilineContentIsStuffed() {
        var client = server.client();
        client.send("a LIST\r\nb BYE\r\n");
        assertThat(client.rest())
                .isEqualTo("+OK 14\r\none\r\n..two\r\nend\r\n.\r\nb OK done\r\n<end>");
    }

    @Test
    void aLineOfTenMegabytesGetsOneAnswer() {
        var client = server.client();
        client.send("a ECHO " + "x".repeat(10_000_000) + "\r\nb ECHO hi\r\n");
        assertThat(client.line()).isEqualTo("a BAD line too long");
        assertThat(client.line()).isEqualTo("* hi");
    }

    @Test
    void strangeOctetsAreTheProtocolsBusiness() {
        var client = server.client();
        client.send("a ECHO \0\u00FF\nb ECHO hi\r\n");
        assertThat(client.line()).isEqualTo("* \0\u00FF");
        client.line();
        assertThat(client.line()).isEqualTo("* hi");
    }

    @Test
    void aSlowClientIsHeardOctetByOctet() {
        var client = server.client();
        for (char c : "a ECHO slow\r\n".toCharArray()) {
            client.send(String.valueOf(c));
        }
        assertThat(client.line()).isEqualTo("* slow");
    }

    @Test
    void oneConnectionTooManyIsTurnedAway() {
        try (var small =
                new EchoServer(
                        Limits.standard().with(Limit.CONNECTIONS, 1), Keep.ALL, Optional.empty())) {
            small.client();
            assertThat(small.connect().rest()).isEqualTo("* BYE too many connections\r\n<end>");
        }
    }

    @Test
    void whoConnectedFirstHasTheSmallerNumber() {
        var clients = Stream.generate(server::connect).limit(200).toList();
        clients.forEach(client -> assertThat(client.line()).isEqualTo("* OK ready"));
        var ports = clients.stream().map(each -> each.socket.getLocalPort());
        assertThat(server.engine.recording().sessions())
                .extracting(RecordedSession::client)
                .containsExactlyElementsOf(ports.map(port -> "127.0.0.1:" + port).toList());
        assertThat(server.engine.sessions())
                .allSatisfy(each -> assertThat(each.place().connection()).isEqualTo(each.number()));
    }

    @Test
    void onlyFailuresAreKeptWhenAskedFor() {
        try (var some = new EchoServer(Limits.standard(), Keep.FAILURES, Optional.empty())) {
            some.client().send("a ECHO fine\r\nb BYE\r\n").rest();
            some.client().send("a NONSENSE\r\nb BYE\r\n").rest();
            assertThat(some.engine.recording().await(s -> !s.isLive(), SOON)).isPresent();
            some.engine.endSessions("done");
            assertThat(some.engine.recording().sessions())
                    .singleElement()
                    .satisfies(s -> assertThat(s.commands()).contains("NONSENSE"));
        }
    }

    @Test
    void theRecordingIsBoundedAndSaysWhatItDropped() {
        var limits = Limits.standard().with(Limit.RECORDING, 20_000);
        try (var small = new EchoServer(limits, Keep.ALL, Optional.empty())) {
            var client = small.client();
            client.send(("a ECHO " + "x".repeat(1000) + "\r\n").repeat(40) + "b BYE\r\n").rest();
            small.engine.endSessions("done");
            var session = small.engine.recording().session(1);
            assertThat(session.dropped()).isPositive();
            assertThat(session.octetsOut()).isGreaterThan(40_000);
            assertThat(session.dialogue()).contains("octets not kept").contains("C: b BYE");
        }
    }

    @Test
    void contentsAreDroppedBeforeText() {
        var limits = Limits.standard().with(Limit.RECORDING, 100_000);
        try (var small = new EchoServer(limits, Keep.ALL, Optional.empty())) {
            small.client().send("a FETCH 90000\r\nb FETCH 90000\r\nc BYE\r\n").rest();
            small.engine.endSessions("done");
            var session = small.engine.recording().session(1);
            assertThat(session.dropped()).isEqualTo(90_000);
            assertThat(session.dialogue())
                    .contains("a FETCH 90000", "<90000 octets not kept>", "<90000 octets>");
        }
    }

    @Test
    void aClientSilentInItsSaslDialogueIsLoggedOutToo() {
        var client = server.client().send("a AUTH\r\n");
        assertThat(client.line()).isEqualTo("+ challenge");
        server.clock.advance(Duration.ofMinutes(31));
        assertThat(client.rest()).isEqualTo("* BYE idle for too long\r\n<end>");
    }

    @Test
    void anAnswerToAChallengeIsMasked() {
        var client = server.client().send("a AUTH\r\n");
        client.line();
        client.send("c2VjcmV0\r\nb BYE\r\n").rest();
        assertThat(ended().exchanges().get(1).dialogue())
                .isEqualTo("C: a AUTH\nS: + challenge\nC: ***\nS: a OK done\n");
    }

    @Test
    void whoWatchesIsToldInOrder() {
        var told = new CopyOnWriteArrayList<String>();
        server.engine.watch(
                new RecordingWatcher() {
                    @Override
                    public void sessionBegan(RecordedSession session) {
                        told.add("began " + session.number());
                    }

                    @Override
                    public void exchangeEnded(RecordedSession session, RecordedExchange exchange) {
                        told.add(exchange.dialogue());
                    }

                    @Override
                    public void sessionEnded(RecordedSession session) {
                        told.add("ended " + session.ending().orElseThrow());
                    }
                });
        server.client().send("a BYE\r\n").rest();
        ended();
        assertThat(told)
                .containsExactly(
                        "began 1", "S: * OK ready\n", "C: a BYE\nS: a OK done\n", "ended LOGOUT");
    }

    private RecordedSession ended() {
        return server.engine
                .recording()
                .await(session -> !session.isLive(), SOON)
                .orElseThrow(() -> new AssertionError(server.engine.recording().dialogue()));
    }
}
