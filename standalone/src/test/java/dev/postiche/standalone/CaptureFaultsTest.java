package dev.postiche.standalone;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.garbage;
import static dev.postiche.fault.Actions.literalSize;
import static dev.postiche.fault.Actions.replace;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.send;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.Actions.unsolicited;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.Protocol.IMAP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.fault.Action;
import dev.postiche.fault.CloseKind;
import dev.postiche.fault.Moment;
import dev.postiche.fixture.Fixture;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.MailboxSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code postiche capture} with servers that refuse, lie or fall silent, and what a call may say.
 */
class CaptureFaultsTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> variables, String... arguments) {
        out.reset();
        err.reset();
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(arguments, new Environment(variables));
    }

    private int run(String... arguments) {
        return run(Map.of("POSTICHE_CAPTURE_PASSWORD", "secret"), arguments);
    }

    private int capture(MockMailServer mail, String... more) {
        return run(arguments(mail, more));
    }

    private static String[] arguments(MockMailServer mail, String... more) {
        var all = new ArrayList<String>();
        all.addAll(List.of("capture", "--imap", "127.0.0.1:" + mail.imap().port()));
        if (!Arrays.asList(more).contains("--tls")) {
            all.addAll(List.of("--tls", "none"));
        }
        // A busy machine takes its time; where silence is to be noticed, it is short.
        if (!Arrays.asList(more).contains("--timeout")) {
            all.addAll(List.of("--timeout", "30s"));
        }
        all.addAll(List.of("--user", "anna"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String errors() {
        return err.toString(UTF_8);
    }

    private AccountSpec captured() {
        return Fixture.parse(out.toString(UTF_8)).accounts().get(0);
    }

    private static MockMailServer server() {
        return MockMailServer.builder().seed(1).tls().account(anna()).start();
    }

    private static AccountSpec anna() {
        return account("anna")
                .mailboxes(
                        mailbox("INBOX")
                                .messages(
                                        message().subject("one").text("x".repeat(3000)),
                                        message().subject("two"),
                                        message().subject("three")),
                        mailbox("Sent"),
                        mailbox("Work/Zobel").messages(message().subject("four")));
    }

    private void refused(Action action, String command, Moment moment, String told) {
        try (var mail = server()) {
            mail.faults().on(IMAP).command(command).at(moment).then(action);
            var timeout = told.contains("said nothing") ? "2s" : "30s";
            assertThat(capture(mail, "--timeout", timeout)).as(command + " " + action).isEqualTo(1);
            assertThat(errors()).contains("127.0.0.1:" + mail.imap().port(), told).hasLineCount(1);
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void aServerThatRefusesOrFallsSilentIsToldInOneLine() {
        refused(reply("NO", "not now"), "AUTHENTICATE", Moment.REPLY, "AUTHENTICATE failed: NO");
        refused(reply("NO", "not now"), "LIST", Moment.REPLY, "LIST failed: NO not now");
        refused(bye("too many"), "EXAMINE", Moment.REPLY, "ended the connection: too many");
        refused(close(CloseKind.FIN), "LIST", Moment.REPLY, "it closed the connection");
        refused(close(CloseKind.RESET), "UID FETCH", Moment.LITERAL, "at UID");
        refused(swallow(), "EXAMINE", Moment.REPLY, "at EXAMINE, it said nothing for 2s");
    }

    @Test
    void aServerThatLiesIsLeft() {
        refused(literalSize("5000000000"), "UID FETCH", Moment.LITERAL, "announced 5000000000");
        refused(literalSize("+100000"), "UID FETCH", Moment.LITERAL, "it said nothing");
        refused(literalSize("-100"), "UID FETCH", Moment.LITERAL, "at UID");
        refused(send("* LIST (\r\n"), "LIST", Moment.REPLY, "never closed");
        refused(send("* LIST () \"/\" \"a\r\n"), "LIST", Moment.REPLY, "never closed");
        refused(send("x9 OK done\r\n"), "LIST", Moment.REPLY, "x9 where nobody had asked");
        refused(
                send("* LIST " + "(".repeat(10_000) + "\r\n"),
                "LIST",
                Moment.REPLY,
                "lists within lists");
        refused(replace("READ-ONLY", "READ-WRITE"), "EXAMINE", Moment.REPLY, "for writing");
        refused(send("HTTP/1.1 400 Bad Request\r\n\r\n"), "LIST", Moment.REPLY, "no");
        refused(garbage(4000), "LIST", Moment.REPLY, "");
    }

    @Test
    void whatIsToldUnaskedDoesNoHarm() {
        try (var mail = server()) {
            mail.faults()
                    .on(IMAP)
                    .command("FETCH")
                    .then(
                            unsolicited(
                                    "* 99 EXISTS",
                                    "* 1 FETCH (UID 77 BODY[] \"never asked\")",
                                    "* 2 FETCH (UID 2 FLAGS (\\* %( x) BODY[] NIL)",
                                    "* 2 FETCH ()",
                                    "* XPROPRIETARY {3}",
                                    "abc nothing"));
            capture(mail);
            assertThat(errors()).doesNotContain("Exception");
        }
    }

    @Test
    void aMailboxThatIsRefusedIsLeftOut() {
        try (var mail = server()) {
            mail.faults()
                    .on(IMAP)
                    .command("EXAMINE")
                    .mailbox("Sent")
                    .then(reply("NO", "not yours"));
            assertThat(capture(mail)).isZero();
            assertThat(errors()).contains("EXAMINE failed: NO not yours; left out: Sent");
            assertThat(captured().mailbox("INBOX").orElseThrow().messages()).hasSize(3);
            assertThat(captured().mailbox("Sent")).isPresent();
        }
    }

    @Test
    void aMessageThatIsRefusedDoesNotKeepBackTheOthers() {
        try (var mail = server()) {
            mail.faults()
                    .on(IMAP)
                    .command("UID FETCH")
                    .argument("*1*")
                    .then(reply("NO", "broken here"));
            assertThat(capture(mail, "--mailbox", "INBOX")).isZero();
            assertThat(captured().mailbox("INBOX").orElseThrow().messages()).hasSize(2);
            assertThat(errors()).contains("INBOX: 2 messages, 1 that the server did not send");
        }
    }

    @Test
    void wholeMailboxesOrTheNewestMessagesOfSome() {
        try (var mail = server()) {
            assertThat(capture(mail, "--limit", "2", "--mailbox", "inbox")).isZero();
            assertThat(captured().mailboxes()).extracting(MailboxSpec::name).containsOnly("INBOX");
            assertThat(captured().mailbox("INBOX").orElseThrow().messages())
                    .extracting(each -> each.uid().orElse(0))
                    .containsExactly(2L, 3L);
            assertThat(captured().mailbox("INBOX").orElseThrow().uidNext()).hasValue(4);

            assertThat(capture(mail, "--mailbox", "Work/%", "--keep", "mailboxes")).isZero();
            assertThat(captured().mailboxes())
                    .extracting(MailboxSpec::name)
                    .containsExactly("Work/Zobel");

            assertThat(capture(mail, "--max-size", "1KB")).isZero();
            assertThat(errors()).contains("INBOX: 2 messages, 1 longer than --max-size left out");

            assertThat(capture(mail, "--mailbox", "Wrok/*")).isEqualTo(2);
            assertThat(errors()).contains("none of the 4 mailboxes").hasLineCount(1);
        }
    }

    @Test
    void aMailboxOfAnyNameIsRead() {
        var names =
                List.of(
                        "a\"b\\c",
                        "T\u00e0i li\u1ec7u",
                        "x%y*z",
                        "R&D",
                        "\ud83d\ude00/ z ",
                        "(NIL",
                        "nil");
        var mailboxes =
                names.stream()
                        .map(name -> mailbox(name).messages(message().subject("one")))
                        .toList();
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").mailboxes(mailboxes))
                        .separator("\\")
                        .without("LIST-EXTENDED", "SPECIAL-USE")
                        .start()) {
            assertThat(capture(mail, "--keep", "mailboxes")).as(errors()).isZero();
            for (var name :
                    List.of(
                            "T\u00e0i li\u1ec7u",
                            "x%y*z",
                            "R&D",
                            "\ud83d\ude00/ z ",
                            "(NIL",
                            "nil")) {
                assertThat(captured().mailbox(name).map(each -> each.messages().size()))
                        .as("%s of %s", name, captured().mailboxes())
                        .contains(1);
            }
            assertThat(capture(mail)).as(errors()).isZero();
            assertThat(
                            captured().mailboxes().stream()
                                    .mapToInt(each -> each.messages().size())
                                    .sum())
                    .isEqualTo(names.size());
            assertThat(errors()).doesNotContain("left out");
        }
    }

    @Test
    void anAccountWithoutMailIsAFixtureToo() {
        try (var mail = MockMailServer.builder().account(account("anna")).start()) {
            assertThat(capture(mail)).isZero();
            assertThat(captured().mailboxes())
                    .extracting(MailboxSpec::name)
                    .containsExactly("INBOX");
            assertThat(errors()).contains("captured 0 messages in 1 mailboxes");
        }
    }

    @Test
    void theSameSeedMasksAlikeAndWithoutOneNobodyCan() {
        try (var mail = server()) {
            var outputs = new ArrayList<String>();
            for (var more : List.of("--seed=7", "--seed=7", "--seed=8", "--limit=9", "--limit=9")) {
                assertThat(capture(mail, more)).isZero();
                outputs.add(out.toString(UTF_8));
            }
            assertThat(outputs.get(0)).isEqualTo(outputs.get(1)).isNotEqualTo(outputs.get(2));
            assertThat(outputs.get(3)).isNotEqualTo(outputs.get(4));
        }
    }

    @Test
    void whatIsKeptIsSaid() {
        try (var mail = server()) {
            assertThat(capture(mail, "--keep", "subjects", "--keep", "text")).isZero();
            assertThat(out.toString(UTF_8)).contains("Subject: one", "xxxx");
            assertThat(errors()).contains("kept by --keep: subjects, text");
        }
    }

    @Test
    void theFixtureTheMailsAndTheReportGoWhereTheyShall() throws IOException {
        var output = folder.resolve("inbox.json");
        var report = folder.resolve("report.txt");
        try (var mail = server()) {
            String[] more = {
                "--output", output.toString(), "--mails", "mails", "--report", report.toString()
            };
            assertThat(capture(mail, more)).as(errors()).isZero();
            assertThat(errors()).isEmpty();
            assertThat(out.size()).isZero();
            assertThat(report).content().startsWith("captured 4 messages in 3 mailboxes");
            assertThat(Files.readString(output)).contains("\"eml\" : \"mails/INBOX/1.eml\"");
            assertThat(Fixture.read(output).account("anna").orElseThrow().mailboxes()).hasSize(4);
            assertThat(capture(mail, more)).isEqualTo(2);
            assertThat(errors()).contains("--force");
        }
    }

    @Test
    void tlsFromTheStartOrLater() throws IOException {
        try (var mail = server()) {
            var ca = Files.writeString(folder.resolve("ca.pem"), mail.tls().pem());
            var imaps = "127.0.0.1:" + mail.imaps().port();
            String[] implicit = {"capture", "--imap", imaps, "--user", "anna", "--timeout", "30s"};
            assertThat(run(with(implicit, "--trust", ca.toString()))).as(errors()).isZero();
            assertThat(run(with(implicit, "--insecure"))).as(errors()).isZero();
            assertThat(run(implicit)).isEqualTo(1);
            assertThat(errors()).contains("TLS failed", "--trust FILE").hasLineCount(1);
            assertThat(capture(mail, "--tls", "starttls", "--trust", ca.toString()))
                    .as(errors())
                    .isZero();
            assertThat(mail.recording().sessions()).last().matches(each -> each.usedTls());
            assertThat(capture(mail, "--tls", "implicit")).isEqualTo(1);
            assertThat(errors()).contains("--tls starttls or --tls none").hasLineCount(1);
            var empty = Files.writeString(folder.resolve("empty.pem"), "");
            assertThat(run(with(implicit, "--trust", empty.toString()))).isEqualTo(2);
            assertThat(errors()).contains("holds no certificate").hasLineCount(1);
        }
    }

    @Test
    void whatSomebodySaysInClearAfterStarttlsDoesNotCount() throws IOException {
        try (var mail = server()) {
            var ca = Files.writeString(folder.resolve("ca.pem"), mail.tls().pem());
            mail.faults()
                    .on(IMAP)
                    .command("STARTTLS")
                    .then(send("c1 OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"));
            assertThat(capture(mail, "--tls", "starttls", "--trust", ca.toString())).isEqualTo(1);
            assertThat(errors()).contains("it went on in clear after STARTTLS").hasLineCount(1);
        }
    }

    private static String[] with(String[] call, String... more) {
        var all = new ArrayList<>(List.of(call));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void passwordsAndTokens() {
        try (var mail = server()) {
            assertThat(run(Map.of(), arguments(mail, "--password", "secret"))).isZero();
            assertThat(run(Map.of(), arguments(mail, "--password", "wr\u00f6ng"))).isEqualTo(1);
            assertThat(errors()).contains("AUTHENTICATE failed: NO").doesNotContain("wr\u00f6ng");
            assertThat(capture(mail, "--mechanism", "login")).isZero();
            assertThat(mail.recording().sessions())
                    .last()
                    .matches(each -> each.commands().contains("LOGIN"));
            assertThat(capture(mail, "--mechanism", "xoauth2")).isEqualTo(1);
            assertThat(errors()).contains("AUTHENTICATE failed: NO").hasLineCount(1);

            var before = System.in;
            try {
                System.setIn(new ByteArrayInputStream("secret\r\nmore".getBytes(UTF_8)));
                assertThat(run(Map.of(), arguments(mail, "--password-stdin"))).isZero();
                System.setIn(InputStream.nullInputStream());
                assertThat(run(Map.of(), arguments(mail, "--password-stdin"))).isEqualTo(2);
            } finally {
                System.setIn(before);
            }
        }
    }

    @Test
    void aServerThatIsNotThereEndsWithOne() throws IOException {
        int port;
        try (var mail = server()) {
            port = mail.imap().port();
        }
        assertThat(run("capture", "--imap", "127.0.0.1:" + port, "--user", "anna")).isEqualTo(1);
        assertThat(errors()).contains("127.0.0.1:" + port, "refused").hasLineCount(1);
        assertThat(run("capture", "--imap", "no.such.host.invalid", "--user", "a")).isEqualTo(1);
        assertThat(errors())
                .contains("no.such.host.invalid:993", "no host of this name")
                .hasLineCount(1);
    }

    @Test
    void whatTheUserCanMendEndsWithTwoInOneLine() {
        mended("--imap is missing", "--user", "anna");
        mended("--user is missing", "--imap", "localhost");
        mended("--imap is HOST or HOST:PORT", "--imap", "localhost:0", "--user", "a");
        mended("--imap is HOST or HOST:PORT", "--imap", ":143", "--user", "a");
        mended("did you mean \"starttls\"?", "--imap", "x", "--user", "a", "--tls", "startls");
        mended("--limit: a whole number from 1 on", "--imap", "x", "--user", "a", "--limit", "0");
        mended("--timeout", "--imap", "x", "--user", "a", "--timeout", "soon");
        mended("--max-size", "--imap", "x", "--user", "a", "--max-size", "2GB");
        mended("--keep is subjects", "--imap", "x", "--user", "a", "--keep", "all");
        mended("--trust: there is no file", "--imap", "x", "--user", "a", "--trust", "none.pem");
        mended("--seed", "--imap", "x", "--user", "a", "--seed", "x");
        mended("did you mean \"--mailbox\"?", "--mailbx", "x");
        mended("two passwords", "--imap", "x", "--user", "a", "--password-stdin");
        assertThat(run(Map.of(), "capture", "--imap", "x", "--user", "a")).isEqualTo(2);
        assertThat(errors()).contains("a password is missing").hasLineCount(1);
        assertThat(run(Map.of("POSTICHE_CAPTURE_TLS", "x"), "capture", "--imap", "x")).isEqualTo(2);
        assertThat(errors()).contains("POSTICHE_CAPTURE_TLS: --tls is implicit").hasLineCount(1);
        assertThat(run("capture", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--password-stdin", "BODY.PEEK", "% for anything");
    }

    private void mended(String message, String... arguments) {
        assertThat(run(with(new String[] {"capture"}, arguments))).as(message).isEqualTo(2);
        assertThat(errors()).contains(message).hasLineCount(1);
        assertThat(out.size()).isZero();
    }
}
