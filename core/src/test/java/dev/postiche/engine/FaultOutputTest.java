package dev.postiche.engine;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.dropLine;
import static dev.postiche.fault.Actions.garbage;
import static dev.postiche.fault.Actions.literalSize;
import static dev.postiche.fault.Actions.replace;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.send;
import static dev.postiche.fault.Actions.slice;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.Actions.throttle;
import static dev.postiche.fault.Actions.unsolicited;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.HALF;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.BEFORE_TAGGED;
import static dev.postiche.fault.Moment.GREETING;
import static dev.postiche.fault.Moment.IDLE_PUSH;
import static dev.postiche.fault.Moment.LITERAL;
import static dev.postiche.fault.Moment.REPLY;
import static dev.postiche.spec.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.FaultBuilder;
import dev.postiche.record.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in what is sent: a raw socket sees exactly what was asked for. */
class FaultOutputTest {
    private static final String HEAD = "* 1 FETCH (BODY[] {%d}\r\n";

    private final EchoServer server = new EchoServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private FaultBuilder<?> fetch() {
        return server.engine.faults().on(IMAP).command("FETCH");
    }

    private static String letters(int count) {
        return new String(EchoConversation.letters(count), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 99_999, 1_000_000})
    void aLiteralIsCutAtTheOctetByAReset(int cut) {
        fetch().at(LITERAL).afterBytes(cut).then(close(RESET));
        for (int run = 0; run < 3; run++) {
            var client = server.client().send("a FETCH 1000000\r\n");
            assertThat(client.rest())
                    .isEqualTo(
                            HEAD.formatted(1_000_000)
                                    + letters(1_000_000).substring(0, cut)
                                    + "<reset>");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 300})
    void aLiteralIsCutAtTheOctetByAnEnd(int cut) {
        fetch().at(LITERAL).afterBytes(cut).then(close(FIN));
        var client = server.client().send("a FETCH 300\r\nb ECHO never read\r\n");
        assertThat(client.rest())
                .isEqualTo(HEAD.formatted(300) + letters(300).substring(0, cut) + "<end>");
        var session = server.engine.recording().await(s -> !s.isLive(), Duration.ofSeconds(5));
        assertThat(session).hasValueSatisfying(s -> assertThat(s.ending()).contains(Ending.FAULT));
    }

    @Test
    void aReplyIsCutWithinItsText() {
        server.engine.faults().on(IMAP).command("ECHO").afterBytes(5).then(close(FIN));
        assertThat(server.client().send("a ECHO hello\r\n").rest()).isEqualTo("* hel<end>");
    }

    @Test
    void aReplyIsCutAfterItsFirstLine() {
        server.engine.faults().on(IMAP).afterLines(1).then(close(RESET));
        assertThat(server.client().send("a ECHO hello\r\n").rest()).isEqualTo("* hello\r\n<reset>");
    }

    @Test
    void linesAreCountedWithinMultilineContent() {
        server.engine.faults().onAny().command("LIST").at(LITERAL).afterLines(2).then(close(FIN));
        assertThat(server.client().send("a LIST\r\n").rest())
                .isEqualTo("+OK 14\r\none\r\n..two\r\n<end>");
    }

    @Test
    void stuffedContentIsCountedAsSent() {
        server.engine.faults().onAny().at(LITERAL).afterBytes(6).then(close(FIN));
        assertThat(server.client().send("a LIST\r\n").rest()).isEqualTo("+OK 14\r\none\r\n.<end>");
    }

    @Test
    void onlyTheNthTime() {
        var fault = fetch().nth(2).at(LITERAL).afterBytes(10).then(close(RESET));
        var client = server.client().send("a FETCH 20\r\nb ECHO x\r\nc FETCH 5\r\nd FETCH 20\r\n");
        assertThat(client.rest())
                .isEqualTo(
                        HEAD.formatted(20)
                                + letters(20)
                                + ")\r\na OK done\r\n"
                                + "* x\r\nb OK done\r\n"
                                + HEAD.formatted(5)
                                + letters(5)
                                + ")\r\nc OK done\r\n"
                                + HEAD.formatted(20)
                                + letters(10)
                                + "<reset>");
        var armed = server.engine.faults().armed().get(0);
        assertThat(armed.fired()).isEqualTo(1);
        assertThat(armed.nearMisses())
                .containsExactly(
                        "skipped, place reached 1 of 1",
                        "the content had 5 octets, the place is literal after 10 octets");
        assertThat(fault).isNotNull();
    }

    @Test
    void anEndOfOneSideLeavesTheOtherOpen() {
        server.engine.faults().on(IMAP).command("ECHO").then(close(HALF));
        var client = server.client().send("a ECHO hi\r\n");
        assertThat(client.rest()).isEqualTo("<end>");
        // Nobody answers, but nobody minds either.
        client.send("b ECHO hi\r\n").send("c ECHO hi\r\n");
        assertThat(client.rest()).isEqualTo("<end>");
    }

    @Test
    void aDelayIsAsLongAsItSaysAndComesAfterWhatWasSent() {
        server.engine.faults().on(IMAP).at(BEFORE_TAGGED).then(delay("200ms"));
        long began = System.nanoTime();
        var client = server.client().send("a ECHO hi\r\n");
        assertThat(client.line()).isEqualTo("* hi");
        assertThat(client.line()).isEqualTo("a OK done");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Test
    void aThrottledReplyTakesItsTime() {
        fetch().at(LITERAL).then(throttle(10_000));
        long began = System.nanoTime();
        server.client().send("a FETCH 3000\r\nb BYE\r\n").rest();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(280), Duration.ofSeconds(5));
    }

    @Test
    void slicesGoOutOneByOne() {
        fetch().then(slice(1));
        var client = server.client();
        var output = server.conversations.get(0).session.connection().output();
        long before = output.segments();
        client.send("a FETCH 10\r\nb BYE\r\n").rest();
        int octets = (HEAD.formatted(10) + letters(10) + ")\r\na OK done\r\n").length();
        assertThat(output.segments() - before).isBetween((long) octets, octets + 2L);
    }

    @Test
    void aLineIsDroppedWithItsLiteral() {
        server.engine.faults().on(IMAP).then(dropLine("* 1 FETCH*"));
        var client = server.client().send("a FETCH 10\r\nb ECHO hi\r\nc BYE\r\n");
        assertThat(client.rest()).isEqualTo("a OK done\r\n* hi\r\nb OK done\r\nc OK done\r\n<end>");
    }

    @Test
    void aLineOfMultilineContentIsDropped() {
        server.engine.faults().onAny().command("LIST").then(dropLine("..two"));
        assertThat(server.client().send("a LIST\r\nb BYE\r\n").rest())
                .startsWith("+OK 14\r\none\r\nend\r\n.\r\n");
    }

    @Test
    void textIsReplacedInLinesAndLiterals() {
        server.engine.faults().on(IMAP).then(replace("abc", "-"), replace("{10}", "{8}"));
        assertThat(server.client().send("a FETCH 10\r\nb BYE\r\n").rest())
                .startsWith("* 1 FETCH (BODY[] {8}\r\n-defghij)\r\na OK done\r\n");
    }

    @Test
    void aReplacedTextMayLieAcrossPieces() {
        server.engine.faults().on(IMAP).then(replace("hi\r\na OK", "yo\r\na NO"));
        // The completion is marked, so nothing is joined over it; within a line it is.
        assertThat(server.client().send("a ECHO hi\r\n").line()).isEqualTo("* hi");
        server.engine.faults().disarmAll();
        server.engine.faults().on(IMAP).then(replace("BODY[] {10}", "BODY[] {99}"));
        assertThat(server.client().send("a FETCH 10\r\n").line())
                .isEqualTo("* 1 FETCH (BODY[] {99}");
    }

    @Test
    void anotherSizeIsAnnounced() {
        fetch().nth(1).at(LITERAL).then(literalSize("+10"));
        fetch().nth(1).then(literalSize("5"));
        var client = server.client().send("a FETCH 10\r\nb FETCH 10\r\nc BYE\r\n");
        assertThat(client.rest()).contains("{15}\r\nabcdefghij)", "{10}\r\nabcdefghij)");
    }

    @Test
    void octetsCountAsTheClientReadsThem() {
        server.engine.faults().on(IMAP).then(replace("abcde", ""));
        fetch().at(LITERAL).afterBytes(5).then(close(FIN));
        assertThat(server.client().send("a FETCH 12\r\n").rest()).endsWith("{12}\r\nfghij<end>");
    }

    @Test
    void wordsArePutIn() {
        server.engine.faults().on(IMAP).command("ECHO").nth(1).then(unsolicited("* 5 EXISTS"));
        fetch().at(LITERAL).afterBytes(2).then(send("!!"));
        server.engine.faults().on(IMAP).at(BEFORE_TAGGED).command("BYE").then(garbage(20));
        var client = server.client().send("a ECHO hi\r\nb FETCH 4\r\nc BYE\r\n");
        var rest = client.rest();
        assertThat(rest)
                .startsWith(
                        "* 5 EXISTS\r\n* hi\r\na OK done\r\n"
                                + HEAD.formatted(4)
                                + "ab!!cd)\r\nb OK done\r\n");
        assertThat(rest.substring(rest.indexOf("b OK done\r\n") + 11)).hasSize(20 + 11 + 5);
    }

    @Test
    void garbageComesFromTheSeed() {
        server.engine.faults().on(IMAP).command("ECHO").named("g").then(garbage(50));
        var first = server.client().send("a ECHO hi\r\nb BYE\r\n").rest();
        try (var other = new EchoServer()) {
            other.engine.faults().on(IMAP).command("ECHO").named("g").then(garbage(50));
            assertThat(other.client().send("a ECHO hi\r\nb BYE\r\n").rest()).isEqualTo(first);
        }
    }

    @Test
    void nothingMoreIsSaid() {
        server.engine.faults().on(IMAP).command("ECHO").at(BEFORE_TAGGED).then(swallow());
        var client = server.client().send("a ECHO hi\r\nb BYE\r\n");
        assertThat(client.rest()).isEqualTo("* hi\r\nb OK done\r\n<end>");
    }

    @Test
    void anotherCompletionInPlaceOfTheTaggedLine() {
        fetch().at(BEFORE_TAGGED).then(reply("NO", "UNAVAILABLE", "sorry"));
        assertThat(server.client().send("a FETCH 2\r\n").lines(3))
                .isEqualTo(HEAD.formatted(2) + "ab)\r\na NO [UNAVAILABLE] sorry\r\n");
    }

    @Test
    void theGreetingIsAPlaceToo() {
        server.engine.faults().on(IMAP).at(GREETING).nth(1).then(bye("not today"));
        server.engine.faults().on(IMAP).at(GREETING).nth(2).then(reply("PREAUTH", "hello"));
        server.engine.faults().on(IMAP).at(GREETING).connection(3).afterBytes(3).then(close(RESET));
        assertThat(server.connect().rest()).isEqualTo("* BYE not today\r\n<end>");
        assertThat(server.connect().line()).isEqualTo("* PREAUTH hello");
        assertThat(server.connect().rest()).isEqualTo("* O<reset>");
        assertThat(server.connect().line()).isEqualTo("* OK ready");
    }

    @Test
    void aPushIsAPlaceToo() {
        server.engine.faults().on(IMAP).at(IDLE_PUSH).nth(2).afterBytes(4).then(close(FIN));
        var client = server.client().send("a IDLE\r\n");
        client.line();
        server.conversations.get(0).tell("1 EXISTS");
        assertThat(client.line()).isEqualTo("* 1 EXISTS");
        server.conversations.get(0).tell("2 EXISTS");
        assertThat(client.rest()).isEqualTo("* 2 <end>");
    }

    @Test
    void afterATimeWithinALongReply() {
        fetch().at(REPLY).then(throttle(10_000));
        fetch().at(LITERAL).after(Duration.ofMillis(200)).then(close(FIN));
        long began = System.nanoTime();
        assertThat(server.client().send("a FETCH 100000\r\n").rest()).endsWith("<end>");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
