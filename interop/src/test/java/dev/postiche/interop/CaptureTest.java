package dev.postiche.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fixture.Fixture;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.SpecialUse;
import dev.postiche.standalone.Environment;
import dev.postiche.standalone.capture.CaptureCommand;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An account on Dovecot is captured; Dovecot itself then says whether the masked mail is like it.
 */
class CaptureTest {

    private static final long SEED = 20260101;

    /** So many mails of each account are not broken. */
    private static final int WHOLE = 2;

    private static final List<String> SECRETS =
            List.of("ludmila", "wandelstein", "quertzbank", "geheimnis", "kontoauszug", "klient");

    @Test
    void anAccountOnDovecotIsReadAndNotTouched() throws Exception {
        try (var home = new Home();
                var dovecot = new Dovecot(home)) {
            var mails = mails();
            for (int i = 0; i < mails.size(); i++) {
                // Two are new, and must stay so.
                var name = (1_763_600_000 + i) + ".M" + i + ".host";
                dovecot.put(
                        "anna", i < WHOLE ? "new/" + name : "cur/" + name + ":2,FS", mails.get(i));
            }
            dovecot.put("anna", ".Klient.W&APw-st/cur/1763600000.M1.host:2,S", mails.get(0));
            dovecot.start();
            var before = dovecot.files("anna");

            var fixture = capture(dovecot, home);

            assertThat(dovecot.files("anna")).isEqualTo(before);
            var account = fixture.account("anna").orElseThrow();
            assertThat(fixture.server().separator()).contains(".");
            assertThat(account.mailboxes()).hasSize(4);
            assertThat(account.mailbox("Sent").orElseThrow().specialUse())
                    .containsExactly(SpecialUse.SENT);
            var inbox = account.mailbox("INBOX").orElseThrow();
            assertThat(inbox.messages()).hasSize(mails.size());
            assertThat(inbox.messages().get(0).flags()).isEmpty();
            assertThat(inbox.messages().get(2).flags())
                    .containsExactlyInAnyOrder(Flag.FLAGGED, Flag.SEEN);
            for (int i = 0; i < mails.size(); i++) {
                dovecot.put("ben", "cur/" + (1_763_600_000 + i) + ".M" + i, octets(inbox, i));
            }
            for (var command :
                    List.of(
                            "FETCH 1:* (RFC822.SIZE ENVELOPE BODYSTRUCTURE)",
                            "THREAD REFERENCES UTF-8 ALL",
                            "THREAD ORDEREDSUBJECT UTF-8 ALL")) {
                var original = shapes(dovecot.answer("anna", command));
                var masked = shapes(dovecot.answer("ben", command));
                assertThat(original).hasSameSizeAs(masked).isNotEmpty();
                int unlike = 0;
                for (int i = 0; i < original.size(); i++) {
                    unlike += masked.get(i).equals(original.get(i)) ? 0 : 1;
                    if (i < WHOLE) {
                        assertThat(masked.get(i)).isEqualTo(original.get(i));
                    }
                }
                // What is too broken Dovecot may read otherwise than we do.
                assertThat(unlike).as("%s, seed %d", command, SEED).isLessThanOrEqualTo(4);
            }
        }
    }

    private static Fixture capture(Dovecot dovecot, Home home) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] arguments = {
            "--imap=127.0.0.1:" + dovecot.port(),
            "--tls=starttls",
            "--trust=" + home.path("server.pem"),
            "--user=anna",
            "--seed=" + SEED
        };
        var variables = Map.of("POSTICHE_CAPTURE_PASSWORD", "secret");
        new CaptureCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(arguments, new Environment(variables, "POSTICHE_CAPTURE_"));
        var all = (out.toString(UTF_8) + err.toString(UTF_8)).toLowerCase(Locale.ROOT);
        for (var secret : SECRETS) {
            assertThat(all).doesNotContain(secret);
        }
        return Fixture.parse(out.toString(UTF_8));
    }

    private static byte[] octets(MailboxSpec mailbox, int i) {
        return mailbox.messages().get(i).raw().orElseThrow().toByteArray();
    }

    /** Sizes, lines, NIL and parentheses; of what is quoted or a literal, that it is there. */
    private static List<String> shapes(String answer) {
        var shape =
                answer.replaceAll("\\{\\d+}\n[^ )]*( [^ )\"]+)*", "\"\"")
                        .replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
        return List.of(shape.split("\n(?=\\* )"));
    }

    /** A conversation, and mails that are cut off, doubled and stirred by chance. */
    private static List<byte[]> mails() {
        var whole = mail("Kontoauszug", "<1@quertzbank.de>", "");
        var answer = mail("Re: Kontoauszug", "<2@quertzbank.de>", "<1@quertzbank.de>");
        var random = new Random(SEED);
        var broken =
                Stream.generate(
                                () -> {
                                    var text = new StringBuilder(new String(whole, ISO_8859_1));
                                    for (int n = random.nextInt(6); n >= 0; n--) {
                                        int at = random.nextInt(text.length() - 40);
                                        switch (random.nextInt(4)) {
                                            case 0 -> text.delete(at, at + random.nextInt(40));
                                            case 1 -> text.insert(at, text.substring(at, at + 40));
                                            case 2 -> text.setCharAt(at, '\u00e9');
                                            default -> text.insert(at, "\r\n");
                                        }
                                    }
                                    return text.toString().getBytes(ISO_8859_1);
                                })
                        .limit(40);
        return Stream.concat(Stream.of(whole, answer), broken).toList();
    }

    private static byte[] mail(String subject, String id, String inReplyTo) {
        var attachment =
                Base64.getMimeEncoder().encodeToString("Geheimnis".repeat(50).getBytes(UTF_8));
        return """
                Date: Thu, 1 Jan 2026 10:00:00 +0700
                From: Ludmila Wandelstein <ludmila@quertzbank.de>
                To: "Wandelstein, L." <l.wandelstein@quertzbank.de>, undisclosed:;
                Subject: %s
                Message-ID: %s
                In-Reply-To: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="=_ludmila=1"

                --=_ludmila=1
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Liebe Ludmila, das Geheimnis der Quertzbank =C3=BCber=
                weise ich dir.
                --inner
                Content-Type: text/html; charset=utf-8

                <p>Das <b>Geheimnis</b> der Quertzbank</p>
                --inner--
                --=_ludmila=1
                Content-Type: message/rfc822

                From: ludmila@quertzbank.de
                Subject: Kontoauszug

                Geheimnis
                --=_ludmila=1
                Content-Type: application/pdf; name="Kontoauszug.pdf"
                Content-Transfer-Encoding: base64

                %s
                --=_ludmila=1--
                """
                .formatted(subject, id, inReplyTo, attachment)
                .replaceAll("\r?\n", "\r\n")
                .getBytes(UTF_8);
    }

    /** Dovecot as a server of its own, for this test alone. */
    private static final class Dovecot implements AutoCloseable {

        private final Home home;
        private final int port;
        private final String user;
        private final String settings;
        private Home.Program running;

        Dovecot(Home home) throws IOException {
            this.home = home;
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            // Dovecot keeps no mail of root.
            user = System.getProperty("user.name").replaceFirst("^root$", "nobody");
            var group = home.run("id", "-gn", user).output().strip();
            settings =
                    home.write(
                                    "dovecot.conf",
                                    """
                                    protocols = imap
                                    listen = 127.0.0.1
                                    base_dir = %1$s/run
                                    state_dir = %1$s/state
                                    log_path = /dev/stderr
                                    ssl = yes
                                    ssl_cert = <%1$s/server.pem
                                    ssl_key = <%1$s/server.key
                                    disable_plaintext_auth = no
                                    mail_location = maildir:%1$s/mail/%%u
                                    first_valid_uid = 0
                                    first_valid_gid = 0
                                    default_internal_user = %2$s
                                    default_internal_group = %3$s
                                    default_login_user = %2$s
                                    passdb {
                                      driver = static
                                      args = password=secret
                                    }
                                    userdb {
                                      driver = static
                                      args = uid=%2$s gid=%3$s home=%1$s/mail/%%u
                                    }
                                    service imap-login {
                                      chroot =
                                      inet_listener imap {
                                        port = %4$d
                                      }
                                      inet_listener imaps {
                                        port = 0
                                      }
                                    }
                                    service anvil {
                                      chroot =
                                    }
                                    namespace inbox {
                                      inbox = yes
                                      separator = .
                                      mailbox Sent {
                                        special_use = \\Sent
                                        auto = subscribe
                                      }
                                    }
                                    """
                                            .formatted(home.path(""), user, group, port))
                            .toString();
            home.run(
                            "openssl",
                            "req",
                            "-x509",
                            "-newkey",
                            "rsa:2048",
                            "-nodes",
                            "-days",
                            "2",
                            "-subj",
                            "/CN=127.0.0.1",
                            "-addext",
                            "subjectAltName=IP:127.0.0.1",
                            "-keyout",
                            home.path("server.key").toString(),
                            "-out",
                            home.path("server.pem").toString())
                    .output();
        }

        int port() {
            return port;
        }

        void put(String account, String name, byte[] mail) throws IOException {
            for (var folder : List.of("cur", "new", "tmp")) {
                home.folder("mail/" + account + "/" + folder);
                if (name.startsWith(".")) {
                    var mailbox = name.substring(0, name.indexOf('/'));
                    home.folder("mail/" + account + "/" + mailbox + "/" + folder);
                }
            }
            Files.write(home.path("mail/" + account + "/" + name), mail);
            home.run("chown", "-R", user, home.path("mail").toString()).output();
        }

        void start() throws InterruptedException {
            home.run("chown", user, home.path("").toString()).output();
            running = home.start("dovecot", "-F", "-c", settings);
            running.heard("");
        }

        /** The names of all mails, with their flags. */
        List<String> files(String account) throws IOException {
            try (var files = Files.walk(home.path("mail/" + account))) {
                return files.filter(Files::isRegularFile)
                        .map(Path::toString)
                        .filter(name -> name.contains(".host"))
                        .sorted()
                        .toList();
            }
        }

        /** What Dovecot answers to a command in INBOX, up to its end. */
        String answer(String account, String command) throws IOException {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(30_000);
                var in =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                var answer = new StringBuilder();
                for (var each : List.of("LOGIN " + account + " secret", "EXAMINE INBOX", command)) {
                    answer.setLength(0);
                    socket.getOutputStream().write(("t " + each + "\r\n").getBytes(UTF_8));
                    var line = in.readLine();
                    for (; !line.startsWith("t "); line = in.readLine()) {
                        answer.append(line).append('\n');
                    }
                    assertThat(line).startsWith("t OK");
                }
                return answer.toString();
            }
        }

        @Override
        public void close() {
            if (running != null) {
                home.run("doveadm", "-c", settings, "stop").output();
                running.end();
                running.close();
            }
        }
    }
}
