package dev.postiche.standalone;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.fixture.Fixture;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.SpecialUse;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postiche capture}: all that makes an account difficult is there, and nobody is. */
class CaptureTest {

    private static final byte[] ATTACHMENT =
            "%PDF-1.4 Kontoauszug der Ludmila Wandelstein\r\n\0\1\2".repeat(40).getBytes(UTF_8);

    /** Words that must not be found again; each is in one of the mails. */
    private static final List<String> SECRETS =
            List.of(
                    "ludmila",
                    "wandelstein",
                    "quertzbank",
                    "hunderttausend",
                    "geheimnis",
                    "kontoauszug",
                    "rückzahlung",
                    "überweisung",
                    "кредит",
                    "秘密",
                    "xs4haus",
                    "tracker-9417",
                    "mailhost7",
                    "192.0.2.77",
                    "pobox-4711",
                    "projekt-zobel",
                    "klient-ludmila",
                    "vertragsentwurf",
                    "begleitbrief",
                    "abteilung");

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return run(Map.of("POSTICHE_CAPTURE_PASSWORD", "xs4haus"), arguments);
    }

    private int run(Map<String, String> variables, String... arguments) {
        out.reset();
        err.reset();
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(arguments, new Environment(variables));
    }

    private String errors() {
        return err.toString(UTF_8);
    }

    private static MessageSpec raw(String... lines) {
        return message().raw((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    private static List<MessageSpec> mails() {
        var base64 = Base64.getMimeEncoder().encodeToString(ATTACHMENT);
        return List.of(
                message()
                        .from("Ludmila Wandelstein <ludmila@quertzbank.de>")
                        .to("Pobox <pobox-4711@Quertzbank.DE>")
                        .subject("Rückzahlung Geheimnis 9417")
                        .messageId("<20260101.a1@mailhost7.quertzbank.de>")
                        .date("2026-01-01T10:00:00+01:00")
                        .text(
                                "Liebe Ludmila,\nhunderttausend bis Freitag.\n> ludmila@quertzbank.de\n")
                        .html(
                                "<p class=\"geheimnis\">Überweisung <a href=\"https://quertzbank.de/"
                                        + "tracker-9417?u=ludmila\">hier</a></p><img width=\"20\""
                                        + " src='cid:logo@quertzbank.de'>")
                        .attachments(
                                attachment("Kontoauszug.pdf")
                                        .base64(Base64.getEncoder().encodeToString(ATTACHMENT)),
                                attachment("Rückzahlung.txt").text("Geheimnis\nÜberweisung"))
                        .flags(Flag.SEEN, Flag.of("Klient-Ludmila"), Flag.of("$Important")),
                raw(
                        "Received: from mailhost7.quertzbank.de (mailhost7 [192.0.2.77]) by"
                                + " mx.example.org with ESMTPS",
                        "\tid 4711abc for <pobox-4711@quertzbank.de>; Thu, 1 Jan 2026 11:00:00 +0100",
                        "From: =?UTF-8?B?UsO8Y2t6YWhsdW5n?= <pobox-4711@quertzbank.de>",
                        "To: ludmila@quertzbank.de",
                        "Subject: Re: =?UTF-8?Q?R=C3=BCckzahlung_Geheimnis_?=",
                        " =?UTF-8?Q?9417?=",
                        "In-Reply-To: <20260101.a1@mailhost7.quertzbank.de>",
                        "Message-ID: <b2@quertzbank.de>",
                        "X-Ludmila-Abteilung: Geheimnis",
                        "Date: Thu, 1 Jan 2026 11:00:00 +0100",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=koi8-r",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        "=CB=D2=C5=C4=C9=D4 geheimnis hundert=",
                        "tausend"),
                raw(
                        "From: \"Wandelstein, Ludmila\" <ludmila@quertzbank.de>",
                        "Subject: =?ISO-2022-JP?B?GyRCSGxMKRsoQg==?= Fwd: kontoauszug",
                        "References: <20260101.a1@mailhost7.quertzbank.de>",
                        "\t<b2@quertzbank.de>",
                        "Message-ID: <c3@quertzbank.de>",
                        "Date: Fri, 2 Jan 2026 11:00:00 +0100",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/mixed; boundary=\"=_ludmila.wandelstein\"",
                        "",
                        "geheimnis vor den Teilen",
                        "--=_ludmila.wandelstein",
                        "Content-Type: message/rfc822",
                        "",
                        "From: ludmila@quertzbank.de",
                        "Subject: Vertragsentwurf",
                        "",
                        "hunderttausend geheimnis",
                        "",
                        "--=_ludmila.wandelstein",
                        "Content-Type: application/pdf;",
                        " name*=utf-8''R%C3%BCckzahlung%20Geheimnis.pdf",
                        "Content-Disposition: attachment; filename=\"Begleitbrief.pdf\"",
                        "Content-Transfer-Encoding: base64",
                        "",
                        base64,
                        "--=_ludmila.wandelstein",
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mailhost7.quertzbank.de",
                        "",
                        "Final-Recipient: rfc822; pobox-4711@quertzbank.de",
                        "--=_ludmila.wandelstein--",
                        "geheimnis hinter den Teilen"),
                message()
                        .raw(
                                "From: Überweisung <ludmila@quertzbank.de>\r\nSubject: x\r\n\r\ngeheimnis \u00fc\r\n"
                                        .getBytes(ISO_8859_1))
                        .uid(40),
                message().raw(new byte[0]));
    }

    private static MockMailServer original() {
        return MockMailServer.builder()
                .account(
                        account("ludmila@quertzbank.de")
                                .password("xs4haus")
                                .mailboxes(
                                        mailbox("INBOX")
                                                .uidValidity(7)
                                                .uidNext(99)
                                                .messages(mails()),
                                        mailbox("Sent").specialUse(SpecialUse.SENT),
                                        mailbox("Projekt-Zobel/Überweisung")
                                                .subscribed(false)
                                                .messages(mails().get(0))))
                .separator(".")
                .tls()
                .start();
    }

    private String[] call(MockMailServer mail, String... more) {
        var call =
                new ArrayList<>(
                        List.of(
                                "capture",
                                "--imap",
                                "127.0.0.1:" + mail.imap().port(),
                                "--tls",
                                "none",
                                "--user",
                                "ludmila@quertzbank.de"));
        call.addAll(List.of(more));
        return call.toArray(String[]::new);
    }

    @Test
    void nobodyIsRecognisedAndNothingWasAltered() {
        try (var mail = original()) {
            var before = mail.fixture();
            assertThat(run(call(mail))).as(errors()).isZero();
            var json = out.toString(UTF_8);
            // What is written in base64 or by numbers is looked into as well.
            var all = json + errors() + decoded(Fixture.parse(json));
            for (var secret : SECRETS) {
                assertThat(all.toLowerCase(Locale.ROOT)).as(secret).doesNotContain(secret);
            }
            assertThat(mail.fixture()).isEqualTo(before);
            assertThat(commands(mail))
                    .containsOnly(
                            "CAPABILITY",
                            "AUTHENTICATE",
                            "LIST",
                            "EXAMINE",
                            "FETCH",
                            "UID FETCH",
                            "LOGOUT");
            assertThat(said(mail)).doesNotContain("BODY[").contains("BODY.PEEK[]");
        }
    }

    private static List<String> commands(MockMailServer mail) {
        return mail.recording().sessions().stream()
                .flatMap(session -> session.commands().stream())
                .toList();
    }

    private static String said(MockMailServer mail) {
        return mail.recording().sessions().stream()
                .flatMap(session -> session.dialogue().lines())
                .filter(line -> line.contains("C: "))
                .collect(Collectors.joining("\n"));
    }

    /** The texts of all messages as a reader sees them. */
    private static String decoded(Fixture fixture) {
        try (var masked = MockMailServer.builder().fixture(fixture).start()) {
            var text = new StringBuilder();
            for (var mailbox : masked.account("anna").mailboxes()) {
                for (var message : mailbox.messages()) {
                    text.append(message.subject()).append(message.from()).append(message.text());
                    message.headers().forEach(line -> text.append(line.value()));
                    message.attachments().forEach(each -> text.append(each.name()));
                    for (var part : message.parts()) {
                        text.append(new String(part.content(), ISO_8859_1))
                                .append(new String(part.content(), UTF_8));
                    }
                }
            }
            return text.toString();
        }
    }

    @Test
    void whatMakesMailDifficultIsKept() throws IOException {
        try (var mail = original()) {
            assertThat(run(call(mail))).as(errors()).isZero();
            var fixture = Fixture.parse(out.toString(UTF_8));
            try (var masked = MockMailServer.builder().fixture(fixture).start()) {
                var asked =
                        List.of(
                                "SELECT INBOX",
                                "FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)",
                                "THREAD REFERENCES UTF-8 ALL",
                                "THREAD ORDEREDSUBJECT UTF-8 ALL",
                                "STATUS Sent (UIDNEXT UIDVALIDITY)",
                                "LIST (SUBSCRIBED) \"\" \"*\" RETURN (SPECIAL-USE)");
                var one = answers(mail, "ludmila@quertzbank.de xs4haus", asked);
                var other = answers(masked, "anna secret", asked);
                assertThat(shape(other)).isEqualTo(shape(one));
                // The answer, whose subject is written otherwise, is in the same conversation.
                assertThat(other).contains("* THREAD (1 2 3)(4)(5)");
            }
        }
    }

    /** What is within quotes is masked; that it is there, and as long, is not. */
    private static String shape(String answers) {
        var shape = new StringBuilder();
        var text = answers.replaceAll("\\{\\d+}\n(\\S+)", "\"$1\"");
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            shape.append(quoted && c != '"' && c != ' ' ? 'x' : c);
        }
        return shape.toString()
                .replaceAll("(?m)^(\\* LIST.*) \\S+$", "$1")
                .replaceAll("\\$?[A-Za-z]+-[A-Za-z]+(?= |\\))", "keyword");
    }

    private static String answers(MockMailServer mail, String login, List<String> commands)
            throws IOException {
        try (var socket = new Socket(mail.imap().uri().getHost(), mail.imap().port())) {
            socket.setSoTimeout(10_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            var all = new StringBuilder();
            in.readLine();
            int number = 0;
            for (var command : concat("LOGIN " + login, commands)) {
                var tag = "t" + number++;
                socket.getOutputStream().write((tag + " " + command + "\r\n").getBytes(UTF_8));
                for (var line = in.readLine(); !line.startsWith(tag); line = in.readLine()) {
                    all.append(number == 1 ? "" : line + "\n");
                }
            }
            return all.toString();
        }
    }

    private static List<String> concat(String first, List<String> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }
}
