package dev.postiche.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedPart;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Said;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

    private static final RecordedSession SESSION =
            session(
                    "LOGIN anna ***",
                    "SELECT INBOX",
                    "UID FETCH 1:* (FLAGS)",
                    "UID STORE 7 +FLAGS x");

    @ParameterizedTest
    @CsvSource({
        "FETCH, UID FETCH 1 (FLAGS), true",
        "fetch, FETCH 1 (FLAGS), true",
        "UID FETCH, UID FETCH 1 (FLAGS), true",
        "UID FETCH, FETCH 1 (FLAGS), false",
        "FETCH 1:* (FLAGS), UID FETCH 1:* (FLAGS), true",
        "STORE * +FLAGS*, UID STORE 7 +FLAGS (\\Seen), true",
        "STORE 7, STORE 7 +FLAGS (\\Seen), false",
        "F?TCH, FETCH 1 (FLAGS), true",
        "LIST, LISTRIGHTS INBOX anna, false"
    })
    void aPatternNamesTheCommandOrAllOfIt(String pattern, String sent, boolean matches) {
        var exchange = session(sent).exchanges().get(0);
        assertThat(new CommandPattern(pattern).matches(exchange)).isEqualTo(matches);
    }

    @Test
    void anOrderIsMetWhateverComesBetween() {
        assertThat(Expectation.sentInOrder("LOGIN", "FETCH", "STORE").failure(SESSION)).isEmpty();
        assertThat(Expectation.sentInOrder().failure(SESSION)).isEmpty();
    }

    @Test
    void aWrongOrderIsToldWithTheDialogue() {
        assertThat(Expectation.sentInOrder("SELECT", "LOGIN").failure(SESSION))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("expected session 1 to send SELECT, LOGIN")
                                        .contains(
                                                "but LOGIN was sent before SELECT INBOX and not after it")
                                        .contains("C: a3 UID FETCH 1:* (FLAGS)"));
    }

    @Test
    void oneCommandDoesNotCountTwice() {
        assertThat(Expectation.sentInOrder("SELECT", "SELECT").failure(SESSION)).isPresent();
    }

    @Test
    void whatMustNotBeSentIsShownIfItWas() {
        assertThat(Expectation.neverSent("EXPUNGE", "DELE").failure(SESSION)).isEmpty();
        assertThat(Expectation.neverSent("EXPUNGE", "STORE").failure(SESSION))
                .hasValueSatisfying(text -> assertThat(text).contains("but it sent UID STORE 7"));
    }

    @Test
    void timesAreCountedExactly() {
        assertThat(Expectation.sentTimes("FETCH", 1).failure(SESSION)).isEmpty();
        assertThat(Expectation.sentTimes("IDLE", 0).failure(SESSION)).isEmpty();
        assertThat(Expectation.sentTimes("FETCH", 2).failure(SESSION))
                .hasValueSatisfying(text -> assertThat(text).contains("but it was sent once"));
    }

    private static RecordedSession session(String... commands) {
        var exchanges = new ArrayList<RecordedExchange>();
        for (var i = 0; i < commands.length; i++) {
            exchanges.add(exchange(i + 1, commands[i]));
        }
        return new RecordedSession(
                1,
                new Endpoint(Protocol.IMAP, false, "127.0.0.1", 1143),
                "127.0.0.1:50000",
                Optional.empty(),
                Optional.empty(),
                Optional.of("anna"),
                "selected",
                false,
                Instant.EPOCH,
                Duration.ZERO,
                exchanges,
                Optional.empty(),
                Optional.empty());
    }

    private static RecordedExchange exchange(int number, String text) {
        var words = text.split(" ");
        var command = words[0].equals("UID") ? "UID " + words[1] : words[0];
        var sent = ("a" + number + " " + text + "\r\n").getBytes(StandardCharsets.UTF_8);
        return new RecordedExchange(
                number,
                RecordedExchange.Kind.COMMAND,
                Optional.of("a" + number),
                command,
                List.of(new Said(true, Duration.ZERO, new RecordedPart.Text(sent, sent.length))),
                "OK",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Duration.ZERO,
                sent.length,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                true);
    }
}
