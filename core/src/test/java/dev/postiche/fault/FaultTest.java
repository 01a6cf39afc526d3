package dev.postiche.fault;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.dropLine;
import static dev.postiche.fault.Actions.garbage;
import static dev.postiche.fault.Actions.literalSize;
import static dev.postiche.fault.Actions.refuse;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.throttle;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.NO_CLOSE_NOTIFY;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fault may say, and what is refused because it can never come true. */
class FaultTest {

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(
                        Fault.on(POP3).command("FETCH").then(close(FIN)),
                        "POP3 has no command FETCH"),
                Arguments.of(
                        Fault.on(IMAP).command("RETR").then(close(FIN)),
                        "IMAP has no command RETR"),
                Arguments.of(
                        Fault.on(POP3).at(Moment.IDLE_PUSH).then(close(FIN)),
                        "POP3 has no idle-push"),
                Arguments.of(
                        Fault.on(IMAP).at(Moment.IDLE).command("FETCH").then(close(FIN)),
                        "only IDLE"),
                Arguments.of(
                        Fault.onAny().at(Moment.GREETING).command("LOGIN").then(close(FIN)),
                        "no command has come"),
                Arguments.of(
                        Fault.onAny().at(Moment.ACCEPT).account("anna").then(close(FIN)),
                        "nobody is logged in"),
                Arguments.of(
                        Fault.onAny().at(Moment.COMMAND).afterBytes(1).then(close(FIN)),
                        "no octets are counted at command"),
                Arguments.of(
                        Fault.onAny()
                                .at(Moment.COMMAND)
                                .after(Duration.ofSeconds(1))
                                .then(close(FIN)),
                        "try delay"),
                Arguments.of(
                        Fault.onAny().afterBytes(1).afterLines(1).then(close(FIN)), "only one of"),
                Arguments.of(Fault.onAny().afterBytes(-1).then(close(FIN)), "0 or more"),
                Arguments.of(Fault.onAny().then(), "it does nothing"),
                Arguments.of(
                        Fault.onAny().then(close(FIN), delay("1s")), "delay comes after close"),
                Arguments.of(Fault.onAny().nth(0).then(close(FIN)), "nth counts from 1"),
                Arguments.of(Fault.onAny().count(0).then(close(FIN)), "at least 1"),
                Arguments.of(Fault.onAny().probability(0).then(close(FIN)), "probability"),
                Arguments.of(Fault.onAny().probability(1.5).then(close(FIN)), "probability"),
                Arguments.of(
                        Fault.onAny().connection(0).then(close(FIN)), "connections count from 1"),
                Arguments.of(
                        Fault.onAny().at(Moment.ACCEPT).then(close(NO_CLOSE_NOTIFY)),
                        "TLS has not begun"),
                Arguments.of(Fault.onAny().at(Moment.TLS_HANDSHAKE).then(bye("x")), "try greeting"),
                Arguments.of(Fault.onAny().at(Moment.LITERAL).then(dropLine("*")), "try reply"),
                Arguments.of(
                        Fault.onAny().at(Moment.LITERAL).then(reply("NO", "x")),
                        "try before-execute"),
                Arguments.of(Fault.onAny().afterBytes(3).then(reply("NO", "x")), "has run by then"),
                Arguments.of(
                        Fault.onAny().at(Moment.AFTER_REPLY).then(throttle(1)),
                        "try before-tagged"),
                Arguments.of(
                        Fault.onAny().at(Moment.LITERAL).afterBytes(3).then(literalSize("5")),
                        "stated before"),
                Arguments.of(
                        Fault.onAny().at(Moment.ACCEPT).probability(0.5).then(refuse()), "say for"),
                Arguments.of(
                        Fault.onAny().at(Moment.ACCEPT).connection(3).then(refuse()), "say skip"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatCanNeverComeTrueIsRefusedWithTheReason(Fault fault, String reason) {
        assertThatThrownBy(fault::check)
                .isInstanceOf(FaultRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theNameOfTheFaultIsInTheMessage() {
        assertThatThrownBy(() -> Fault.onAny().named("cut").then().check())
                .hasMessageStartingWith("fault cut: ");
    }

    @Test
    void sensibleFaultsPass() {
        assertThatCode(
                        () -> {
                            Fault.on(POP3)
                                    .command("RETR")
                                    .at(Moment.LITERAL)
                                    .afterBytes(5)
                                    .then(close(FIN))
                                    .check();
                            Fault.on(IMAP)
                                    .command("LIST", "RETR")
                                    .then(delay("5ms"), bye("x"))
                                    .check();
                            Fault.onAny()
                                    .at(Moment.IDLE)
                                    .after(Duration.ofSeconds(1))
                                    .then(garbage(1))
                                    .check();
                            Fault.onAny()
                                    .at(Moment.ACCEPT)
                                    .skip(1)
                                    .lasting(Duration.ofSeconds(1))
                                    .then(refuse())
                                    .check();
                        })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "FETCH, FETCH, true",
        "FETCH, UID FETCH, true",
        "fetch, UID FETCH, true",
        "UID FETCH, FETCH, false",
        "UID*, UID FETCH, true",
        "*, NOOP, true",
        "S?ARCH, SEARCH, true",
        "LIST, LIST-EXTENDED, false"
    })
    void commandsAreMeantByPattern(String pattern, String command, boolean meant) {
        var match = Fault.onAny().command(pattern).then(delay("1ms")).on();
        assertThat(match.matchesCommand(command)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "*BODY*, (FLAGS BODY.PEEK[]), true",
        "a*b*c, abbbc, true",
        "a*b*c, abbb, false",
        "I, ı, true",
        "'', '', true",
        "?, '', false"
    })
    void wildcards(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void sizesAreChangedOrReplaced() {
        assertThat(LiteralSize.parse("+10").announced(5)).isEqualTo(15);
        assertThat(LiteralSize.parse("-10").announced(5)).isZero();
        assertThat(LiteralSize.parse("7").announced(5)).isEqualTo(7);
        assertThatThrownBy(() -> LiteralSize.parse("ten")).hasMessageContaining("ten");
    }

    @Test
    void drawnTimesKeepTheirBounds() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var max = Optional.of(Duration.ofMillis(50));
        var distributions =
                new Distribution[] {
                    new Distribution.Uniform(Duration.ofMillis(10), Duration.ofMillis(50)),
                    new Distribution.Normal(Duration.ofMillis(20), Duration.ofMillis(30), max),
                    new Distribution.LogNormal(Duration.ofMillis(20), 1, max),
                    new Distribution.Exponential(Duration.ofMillis(20), max)
                };
        for (var distribution : distributions) {
            for (int i = 0; i < 1000; i++) {
                assertThat(distribution.draw(random))
                        .as("%s with seed %d", distribution, seed)
                        .isBetween(Duration.ZERO, Duration.ofMillis(50));
            }
        }
        assertThat(distributions[0].draw(random)).isGreaterThanOrEqualTo(Duration.ofMillis(10));
    }

    @Test
    void textsThatGoOnTheWireAreOneLine() {
        assertThatThrownBy(() -> bye("a\r\nb")).hasMessageContaining("one line");
        assertThatThrownBy(() -> reply("NO", "a\nb")).hasMessageContaining("one line");
    }
}
