package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The client that keeps a Maildir and a mailbox equal, both ways: isync's mbsync. */
class MbsyncTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(\\S+)");

    @Test
    void bothEndsBecomeEqual() throws Exception {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            configure(home, mail);
            home.folder("mail");
            sync(home);
            assertThat(ids(home, "INBOX")).isEqualTo(Mail.ids(mail, "INBOX"));
            assertThat(ids(home, "Archive")).containsExactly("<4@example.org>");

            // Each end changes: new mail, a flag and a removal on the server …
            var inbox = mail.account("anna").mailbox("INBOX");
            inbox.deliver(message().messageId("<5@example.org>").subject("From the server"));
            inbox.messageWithUid(1).addFlags(Flag.SEEN);
            inbox.messageWithUid(3).expunge();
            // … and new mail and a flag in the Maildir.
            home.write(
                    "mail/INBOX/new/1.here",
                    "From: a@b\nMessage-ID: <6@example.org>\nSubject: From here\n\nbody\n");
            flag(fileOf(home, "<2@example.org>"), "F");
            sync(home);

            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly(
                            "<1@example.org>",
                            "<2@example.org>",
                            "<5@example.org>",
                            "<6@example.org>");
            assertThat(ids(home, "INBOX")).isEqualTo(Mail.ids(mail, "INBOX"));
            assertThat(inbox.messageWithUid(2).hasFlag(Flag.FLAGGED)).isTrue();
            assertThat(fileOf(home, "<1@example.org>").toString()).contains(":2,S");

            // Nothing has changed since: nothing is sent but looks.
            var before = mail.recording().sessions().size();
            sync(home);
            assertThat(mail.recording().session(before + 1).commands())
                    .doesNotContain("APPEND", "UID STORE", "EXPUNGE");
        }
    }

    private static void configure(Home home, MockMailServer mail) {
        home.write("ca.pem", mail.tls().pem());
        home.folder("mail");
        home.write(
                ".mbsyncrc",
                """
                IMAPAccount postiche
                Host localhost
                Port %d
                User anna
                Pass secret
                SSLType IMAPS
                CertificateFile %s

                IMAPStore far
                Account postiche

                MaildirStore near
                Path %s/
                Inbox %s/INBOX
                SubFolders Verbatim

                Channel all
                Far :far:
                Near :near:
                Patterns *
                Create Both
                Expunge Both
                Sync All
                SyncState *
                """
                        .formatted(
                                mail.imaps().port(),
                                home.path("ca.pem"),
                                home.path("mail"),
                                home.path("mail")));
    }

    private static void sync(Home home) {
        assertThat(home.run("mbsync", "-c", home.path(".mbsyncrc").toString(), "-a").output())
                .doesNotContain("Error", "Warning");
    }

    private static List<String> ids(Home home, String mailbox) {
        var ids = new TreeSet<String>();
        for (var text : home.contents("mail/" + mailbox)) {
            var id = MESSAGE_ID.matcher(text);
            if (id.find()) {
                ids.add(id.group(1));
            }
        }
        return List.copyOf(ids);
    }

    private static Path fileOf(Home home, String id) throws IOException {
        try (var files = Files.walk(home.path("mail/INBOX"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(id)) {
                    return file;
                }
            }
        }
        throw new AssertionError("no file holds " + id);
    }

    private static void flag(Path file, String letters) throws IOException {
        var name = file.getFileName().toString().replaceFirst(":2,.*", "");
        Files.move(file, file.getParent().resolveSibling("cur").resolve(name + ":2," + letters));
    }
}
