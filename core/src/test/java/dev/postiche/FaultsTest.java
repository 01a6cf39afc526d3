package dev.postiche;

import static dev.postiche.fault.Actions.change;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.literalSize;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.CloseKind.FIN;
import static dev.postiche.fault.CloseKind.RESET;
import static dev.postiche.fault.Moment.AFTER_EXECUTE;
import static dev.postiche.fault.Moment.BEFORE_EXECUTE;
import static dev.postiche.fault.Moment.BEFORE_TAGGED;
import static dev.postiche.fault.Moment.CLIENT_LITERAL;
import static dev.postiche.fault.Moment.IDLE_PUSH;
import static dev.postiche.fault.Moment.LITERAL;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.Protocol.IMAP;
import static dev.postiche.spec.Protocol.POP3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.Change;
import dev.postiche.fault.Moment;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Flag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in the real protocols: the same cut at two moments leaves two different mailboxes. */
class FaultsTest {
    private static final String LOGIN = "l LOGIN anna secret\r\ns SELECT INBOX\r\n";
    private static final String POP3_LOGIN = "USER anna\r\nPASS secret\r\n";

    private final MockMailServer mail =
            MockMailServer.builder().account("anna", "secret").seed(7).start();

    @BeforeEach
    void deliver() {
        for (int i = 1; i <= 3; i++) {
            inbox().deliver(
                            message()
                                    .subject("Number " + i)
                                    .text(".dot\r\n" + "line\r\n".repeat(20)));
        }
        mail.account("anna").createMailbox("Archive");
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    private Mailbox inbox() {
        return mail.account("anna").mailbox("INBOX");
    }

    /** Sends all at once and reads all until the stream ends, with the way it did. */
    private static String talk(Endpoint endpoint, String all) {
        try (var socket = new Socket(endpoint.host(), endpoint.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
            var heard = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(heard);
            } catch (SocketException e) {
                return heard.toString(StandardCharsets.UTF_8) + "<reset>";
            }
            return heard.toString(StandardCharsets.UTF_8) + "<end>";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> effects() {
        Function<Mailbox, Object> count = Mailbox::messageCount;
        Function<Mailbox, Object> seen = inbox -> inbox.message(1).hasFlag(Flag.SEEN);
        return Stream.of(
                Arguments.of("STORE", LOGIN + "a STORE 1 +FLAGS (\\Seen)\r\n", seen),
                Arguments.of("STORE", LOGIN + "a STORE 1 +FLAGS.SILENT (\\Seen)\r\n", seen),
                Arguments.of("STORE", LOGIN + "a UID STORE 1 +FLAGS (\\Seen)\r\n", seen),
                Arguments.of("APPEND", LOGIN + "a APPEND INBOX {5+}\r\nhello\r\n", count),
                Arguments.of("MOVE", LOGIN + "a MOVE 1 Archive\r\n", count),
                Arguments.of("COPY", LOGIN + "a COPY 1 INBOX\r\n", count),
                Arguments.of(
                        "EXPUNGE",
                        LOGIN + "b STORE 1 +FLAGS.SILENT (\\Deleted)\r\na EXPUNGE\r\n",
                        count));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void theSameCutBeforeAndAfterTheEffect(
            String command, String dialogue, Function<Mailbox, Object> state) {
        var before = state.apply(inbox());
        mail.faults().on(IMAP).command(command).at(BEFORE_EXECUTE).count(1).then(close(RESET));
        assertThat(talk(mail.imap(), dialogue)).endsWith("<reset>").doesNotContain("\r\na OK");
        assertThat(state.apply(inbox())).isEqualTo(before);

        mail.faults().on(IMAP).command(command).at(AFTER_EXECUTE).count(1).then(close(FIN));
        assertThat(talk(mail.imap(), dialogue)).endsWith("<end>").doesNotContain("\r\na OK");
        assertThat(state.apply(inbox())).isNotEqualTo(before);
    }

    @Test
    void aDeletionByPop3IsDoneByQuitOrNot() {
        var dialogue = POP3_LOGIN + "DELE 1\r\nQUIT\r\n";
        mail.faults().on(POP3).command("QUIT").at(BEFORE_EXECUTE).count(1).then(close(RESET));
        assertThat(talk(mail.pop3(), dialogue)).endsWith("<reset>");
        assertThat(inbox().messageCount()).isEqualTo(3);
        mail.faults().on(POP3).command("QUIT").at(AFTER_EXECUTE).count(1).then(close(FIN));
        assertThat(talk(mail.pop3(), dialogue)).endsWith("<end>");
        assertThat(inbox().messageCount()).isEqualTo(2);
        // The maildrop was let go both times.
        assertThat(talk(mail.pop3(), POP3_LOGIN + "QUIT\r\n")).doesNotContain("-ERR");
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aMessageIsCutAtTheOctetInEitherProtocol(long cut) {
        var octets = inbox().message(1).size();
        mail.faults()
                .onAny()
                .command("FETCH", "RETR")
                .at(LITERAL)
                .afterBytes(cut)
                .then(close(RESET));
        var imap = talk(mail.imap(), LOGIN + "a UID FETCH 1 BODY.PEEK[]\r\n");
        var literal = "BODY[] {" + octets + "}\r\n";
        assertThat(imap).contains(literal);
        assertThat(imap.substring(imap.indexOf(literal) + literal.length()))
                .hasSize((int) cut + "<reset>".length())
                .endsWith("<reset>");
        var pop3 = talk(mail.pop3(), POP3_LOGIN + "RETR 1\r\n");
        int begins = pop3.lastIndexOf("+OK");
        assertThat(pop3.substring(pop3.indexOf("\r\n", begins) + 2))
                .hasSize((int) cut + "<reset>".length())
                .endsWith("<reset>");
    }

    static List<Long> cuts() {
        return List.of(0L, 1L, 100L, 150L);
    }

    @Test
    void anAppendIsCutWithinItsLiteral() {
        mail.faults()
                .on(IMAP)
                .command("APPEND")
                .at(CLIENT_LITERAL)
                .afterBytes(3)
                .then(close(RESET));
        talk(mail.imap(), LOGIN + "a APPEND INBOX {5+}\r\nhello\r\n");
        assertThat(inbox().messageCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "BEFORE_EXECUTE", "REPLY"})
    void anAnswerTakesThePlaceOfTheCommand(Moment moment) {
        mail.faults()
                .on(IMAP)
                .command("STORE")
                .at(moment)
                .then(reply("NO", "UNAVAILABLE", "Try later"));
        mail.faults().on(POP3).command("DELE").at(moment).then(reply("-ERR", "SYS/TEMP", "later"));
        assertThat(talk(mail.imap(), LOGIN + "a STORE 1 +FLAGS (\\Seen)\r\nb LOGOUT\r\n"))
                .contains("\r\na NO [UNAVAILABLE] Try later\r\n");
        assertThat(inbox().message(1).isSeen()).isFalse();
        assertThat(talk(mail.pop3(), POP3_LOGIN + "DELE 1\r\nQUIT\r\n"))
                .contains("\r\n-ERR [SYS/TEMP] later\r\n");
        assertThat(inbox().messageCount()).isEqualTo(3);
    }

    @Test
    void theCompletionIsAPlaceOfItsOwn() {
        mail.faults().onAny().command("FETCH", "RETR").at(BEFORE_TAGGED).then(close(FIN));
        assertThat(talk(mail.imap(), LOGIN + "a FETCH 1 BODY.PEEK[]\r\n")).endsWith(")\r\n<end>");
        assertThat(talk(mail.pop3(), POP3_LOGIN + "RETR 1\r\n")).endsWith("line\r\n<end>");
    }

    @Test
    void aWrongSizeIsAnnounced() {
        mail.faults().on(IMAP).command("FETCH").at(LITERAL).then(literalSize("5"));
        mail.faults().on(POP3).command("RETR").at(LITERAL).then(literalSize("+1000000"));
        assertThat(talk(mail.imap(), LOGIN + "a FETCH 1 BODY.PEEK[]\r\nb LOGOUT\r\n"))
                .contains("BODY[] {5}\r\n");
        long octets = inbox().message(1).size() + 1_000_000;
        assertThat(talk(mail.pop3(), POP3_LOGIN + "RETR 1\r\nQUIT\r\n")).contains("+OK " + octets);
    }

    @Test
    void idleCanGoDeaf() {
        mail.faults().on(IMAP).at(IDLE_PUSH).then(swallow());
        try (var client = LineClient.idling(mail, "anna")) {
            mail.await().session(session -> session.isIdle());
            inbox().deliver(message().subject("unheard"));
            mail.await().until("the push is lost", () -> mail.faults().armed().get(0).fired() == 1);
            client.send("DONE");
            assertThat(client.line()).startsWith("i OK");
        }
    }

    @Test
    void aLoginIsMatchedByTheUserItNames() {
        mail.createAccount("ben", "secret");
        mail.faults().onAny().account("ben").command("LOGIN", "PASS").then(reply("NO", "not you"));
        assertThat(talk(mail.imap(), LOGIN + "b LOGOUT\r\n")).contains("l OK");
        var ben = "l LOGIN ben secret\r\nb LOGOUT\r\n";
        assertThat(talk(mail.imap(), ben)).contains("l NO not you");
        assertThat(talk(mail.pop3(), "USER ben\r\nPASS secret\r\nQUIT\r\n")).contains("not you");
    }

    @Test
    void oneUserHasOnlySoManySessions() {
        try (var small =
                MockMailServer.builder()
                        .account("anna", "secret")
                        .limit("connectionsPerAccount", "1")
                        .start()) {
            try (var first = LineClient.inInbox(small, "anna")) {
                assertThat(talk(small.imap(), "l LOGIN anna secret\r\nb LOGOUT\r\n"))
                        .contains("l NO [LIMIT]");
                assertThat(talk(small.pop3(), POP3_LOGIN + "QUIT\r\n")).contains("-ERR [SYS/TEMP]");
                assertThat(first.command("a NOOP")).isNotEmpty();
            }
        }
    }

    @Test
    void anotherClientDoesSomethingAtThisVeryMoment() {
        mail.faults()
                .on(IMAP)
                .command("FETCH")
                .nth(1)
                .at(BEFORE_EXECUTE)
                .then(
                        change(new Change.Expunge("INBOX", 2)),
                        change(new Change.Deliver("INBOX", message().subject("new"))),
                        change(
                                new Change.ChangeFlags(
                                        "INBOX", 1, List.of(Flag.FLAGGED), List.of())));
        var heard = talk(mail.imap(), LOGIN + "a FETCH 1:3 UID\r\nb NOOP\r\nc LOGOUT\r\n");
        assertThat(heard).contains("* 2 EXPUNGE\r\n").contains("* 3 EXISTS\r\n");
        assertThat(inbox().messages()).extracting(MailMessage::uid).containsExactly(1L, 3L, 4L);
        assertThat(inbox().message(1).hasFlag(Flag.FLAGGED)).isTrue();
    }

    @Test
    void aPasswordChangesUnderALoggedInClient() {
        mail.faults().on(IMAP).command("SELECT").nth(1).then(change(new Change.SetPassword("new")));
        assertThat(talk(mail.imap(), LOGIN + "a NOOP\r\nb LOGOUT\r\n")).contains("\r\na OK");
        assertThat(talk(mail.imap(), LOGIN + "b LOGOUT\r\n")).contains("l NO");
        assertThat(talk(mail.imap(), "l LOGIN anna new\r\nb LOGOUT\r\n")).contains("l OK");
        assertThat(mail.recording().dialogue()).doesNotContain("secret");
    }
}
