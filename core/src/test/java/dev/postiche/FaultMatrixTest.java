package dev.postiche;

import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.FaultTable.Cell;
import dev.postiche.FaultTable.Deed;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Moment;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every action at every moment, over IMAP and POP3, in clear and by TLS: what a client's socket
 * sees of it, compared with the same dialogue without a fault. What cannot be is refused when it is
 * armed.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final String MAIL = "Subject: no\r\n\r\nhello to you\r\n";

    private static final Set<Deed> ENDS =
            EnumSet.of(Deed.STALL, Deed.FIN, Deed.RESET, Deed.HALF, Deed.NO_CLOSE_NOTIFY, Deed.BYE);

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account("anna", "secret")
                    .without("CONDSTORE", "QRESYNC") // a mod-sequence would tell dialogues apart
                    .seed(7)
                    .tls()
                    .start();
    private final Map<String, String> withoutFault = new HashMap<>();

    @BeforeAll
    void fill() {
        mail.account("anna").inbox().deliver(MAIL);
        mail.account("anna").createMailbox("Old");
    }

    @AfterAll
    void stop() {
        mail.close();
    }

    static Stream<Cell> possible() {
        return FaultTable.all().stream().filter(cell -> cell.refused().isEmpty());
    }

    static Stream<Cell> impossible() {
        return FaultTable.all().stream().filter(cell -> cell.refused().isPresent());
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefused(Cell cell) {
        assertThatThrownBy(() -> mail.faults().arm(cell.fault())).isInstanceOf(FaultRefused.class);
    }

    @ParameterizedTest
    @MethodSource("possible")
    void aSocketSeesWhatTheActionIs(Cell cell) throws Exception {
        var before = mail.snapshot();
        try {
            var normal = normal(cell);
            begin(before);
            mail.faults().arm(cell.fault());
            if (cell.deed() == Deed.REFUSE && cell.moment() == Moment.ACCEPT) {
                assertThatThrownBy(() -> new MatrixClient(endpoint(cell)))
                        .isInstanceOf(ConnectException.class);
            } else {
                compare(cell, normal);
                mail.await().session(FaultMatrixTest::tellsOfIt);
            }
            assertThat(mail.faults().find("f").orElseThrow().fired()).isEqualTo(1);
            mail.faults().disarmAll();
            try (var other = new MatrixClient(endpoint(cell))) {
                other.secureIf(cell.tls());
                other.send(cell.protocol() == Protocol.IMAP ? "z LOGOUT\r\n" : "QUIT\r\n");
                assertThat(other.rest()).endsWith("<end>");
            }
        } finally {
            begin(before);
        }
    }

    private void begin(Snapshot before) {
        mail.reset();
        mail.restore(before, MockMailServer.Connections.CLOSE);
    }

    private static boolean tellsOfIt(RecordedSession session) {
        return session.exchanges().stream().anyMatch(each -> each.faults().contains("f"));
    }

    private Endpoint endpoint(Cell cell) {
        if (cell.protocol() == Protocol.IMAP) {
            return cell.tls() ? mail.imaps() : mail.imap();
        }
        return cell.tls() ? mail.pop3s() : mail.pop3();
    }

    /** What the same dialogue is like without a fault. */
    private String normal(Cell cell) throws IOException {
        var way = cell.protocol() + " " + cell.command() + cell.tls() + startsTls(cell);
        var known = withoutFault.get(way);
        if (known != null) {
            return known;
        }
        begin(mail.snapshot());
        try (var client = new MatrixClient(endpoint(cell))) {
            begin(client, cell);
            say(client, cell);
            var all = client.rest();
            withoutFault.put(way, all);
            return all;
        }
    }

    private static boolean startsTls(Cell cell) {
        return cell.moment() == Moment.TLS_HANDSHAKE && !cell.tls();
    }

    /** Up to where both sides speak the protocol, by STARTTLS where that is the handshake. */
    private static void begin(MatrixClient client, Cell cell) throws IOException {
        if (startsTls(cell)) {
            boolean imap = cell.protocol() == Protocol.IMAP;
            client.line();
            client.send(imap ? "t STARTTLS\r\n" : "STLS\r\n");
            client.line();
        }
        client.secureIf(cell.tls() || startsTls(cell));
    }

    private void say(MatrixClient client, Cell cell) {
        if (cell.protocol() == Protocol.POP3) {
            client.send("USER anna\r\nPASS secret\r\nRETR 1\r\nQUIT\r\n");
            return;
        }
        var begin = "l LOGIN anna secret\r\ns SELECT INBOX\r\n";
        var end = "z LOGOUT\r\n";
        if (!cell.command().equals("IDLE")) {
            var command =
                    cell.command().equals("APPEND")
                            ? "a APPEND INBOX {5+}\r\nhello\r\n"
                            : "a FETCH 1 BODY.PEEK[]\r\n";
            client.send(begin + command + end);
            return;
        }
        client.send(begin + "a IDLE\r\n");
        mail.await().until("somebody idles", () -> fired() || isIdle());
        mail.account("anna").inbox().deliver(message().subject("News"));
        mail.await().until("it is told", () -> fired() || toldOfNews());
        // To write after a reset would use up the news of it.
        if (!ENDS.contains(cell.deed()) && cell.deed() != Deed.PAUSE) {
            client.send("DONE\r\n" + end);
        }
    }

    private boolean fired() {
        return mail.faults().find("f").filter(it -> it.fired() > 0).isPresent();
    }

    private boolean isIdle() {
        return mail.recording().sessions().stream().anyMatch(RecordedSession::isIdle);
    }

    private boolean toldOfNews() {
        return mail.recording().dialogue().contains("2 EXISTS");
    }

    private void compare(Cell cell, String normal) throws Exception {
        try (var client = new MatrixClient(endpoint(cell))) {
            boolean inClear =
                    (cell.moment() == Moment.ACCEPT && cell.tls())
                            || cell.moment() == Moment.TLS_HANDSHAKE;
            if (inClear && List.of(Deed.SEND, Deed.GARBAGE, Deed.BYE).contains(cell.deed())) {
                seenBelowTls(client, cell);
                return;
            }
            boolean waits = cell.deed() == Deed.STALL || cell.deed() == Deed.PAUSE;
            if (waits && cell.moment().isBeforeCommands()) {
                heldEarly(client, cell, normal);
                return;
            }
            long began = System.nanoTime();
            try {
                begin(client, cell);
            } catch (IOException e) {
                client.ended(e);
            }
            client.unlessEnded(() -> say(client, cell));
            if (cell.deed() == Deed.STALL) {
                mail.await().fault("f", 1);
                return;
            }
            if (cell.deed() == Deed.PAUSE) {
                mail.await().until("somebody is held", () -> mail.faults().release("f") == 1);
                if (cell.command().equals("IDLE")) {
                    client.send("DONE\r\nz LOGOUT\r\n");
                }
            }
            var seen = client.rest();
            check(cell, normal, seen, Duration.ofNanos(System.nanoTime() - began), client);
        }
    }

    /** Held before both sides speak: the client does its part meanwhile. */
    private void heldEarly(MatrixClient client, Cell cell, String normal) throws Exception {
        var part =
                new Thread(
                        () -> {
                            try {
                                begin(client, cell);
                                say(client, cell);
                            } catch (IOException e) {
                                client.ended(e);
                            }
                        });
        part.start();
        mail.await().fault("f", 1);
        if (cell.deed() == Deed.STALL) {
            client.close();
            part.join();
            return;
        }
        mail.await().until("somebody is held", () -> mail.faults().release("f") == 1);
        part.join();
        assertThat(client.rest()).isEqualTo(normal);
    }

    private static void seenBelowTls(MatrixClient client, Cell cell) {
        if (startsTls(cell)) {
            client.line();
            client.send(cell.protocol() == Protocol.IMAP ? "t STARTTLS\r\n" : "STLS\r\n");
            client.line();
        }
        switch (cell.deed()) {
            case SEND -> assertThat(client.line()).isEqualTo("raw");
            case BYE -> assertThat(client.line()).contains("leaving");
            default -> assertThat(client.octets(10)).hasSize(10);
        }
    }

    private void check(Cell cell, String normal, String seen, Duration took, MatrixClient client) {
        switch (cell.deed()) {
            case DELAY -> {
                assertThat(seen).isEqualTo(normal);
                assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(20));
            }
            case STALL_FOR, THROTTLE, SLICE, PAUSE, REFUSE -> assertThat(seen).isEqualTo(normal);
            case CHANGE -> {
                assertThat(seen).isEqualTo(normal);
                assertThat(mail.account("anna").mailboxes())
                        .extracting(Mailbox::name)
                        .doesNotContain("Old");
            }
            case FIN, HALF, NO_CLOSE_NOTIFY -> {
                assertThat(seen).endsWith("<end>");
                beginsLike(normal, seen);
            }
            case RESET -> {
                assertThat(seen).endsWith("<reset>");
                beginsLike(normal, seen);
            }
            case BYE -> assertThat(seen).contains("leaving\r\n").endsWith("<end>");
            case REPLY ->
                    assertThat(seen)
                            .contains(
                                    cell.protocol() == Protocol.IMAP
                                            ? "NO [TRYLATER] not now\r\n"
                                            : "-ERR [SYS/TEMP] not now\r\n");
            case SEND -> assertThat(seen.replaceFirst("raw\r\n", "")).isEqualTo(normal);
            case UNSOLICITED ->
                    assertThat(seen.replaceFirst("\\* 9 EXISTS\r\n", "")).isEqualTo(normal);
            case DROP_LINE, SWALLOW -> assertThat(seen.length()).isLessThan(normal.length());
            case REWRITE_LINE, REPLACE -> {
                assertThat(seen.replace('0', 'o')).isEqualTo(normal.replace('0', 'o'));
                assertThat(seen.equals(normal)).isEqualTo(hasNothingToAlter(cell));
            }
            case GARBAGE -> assertThat(seen).hasSize(normal.length() + 10);
            case LITERAL_SIZE -> {
                int size = MAIL.length();
                assertThat(seen.replace(size + 1 + "", size + "")).isEqualTo(normal);
                assertThat(seen.equals(normal)).isEqualTo(hasNothingToAlter(cell));
            }
            case TRUNCATE -> assertThat(seen).contains("Sub").doesNotContain("Subj");
            case CERTIFICATE -> assertThat(client.certificateHasExpired()).isTrue();
            case STALL -> throw new IllegalStateException("looked at elsewhere");
        }
    }

    /** Neither "2 EXISTS" nor the final dot has an "o" in it, nor a content. */
    private static boolean hasNothingToAlter(Cell cell) {
        return cell.moment() == Moment.IDLE_PUSH
                || (cell.moment() == Moment.BEFORE_TAGGED && cell.protocol() == Protocol.POP3);
    }

    private static void beginsLike(String normal, String seen) {
        var octets = seen.replaceFirst("<(end|reset)>$", "");
        assertThat(normal).startsWith(octets);
        assertThat(octets.length()).isLessThan(normal.getBytes(ISO_8859_1).length);
    }
}
