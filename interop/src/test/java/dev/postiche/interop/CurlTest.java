package dev.postiche.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** curl, with which shell scripts read mail. */
class CurlTest {

    @Test
    void readsSearchesAppendsAndDeletes() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            home.write("ca.pem", mail.tls().pem());
            var imaps = "imaps://localhost:" + mail.imaps().port();
            var pop3 = "pop3://localhost:" + mail.pop3().port();

            assertThat(curl(home, imaps + "/")).contains("Archive", "INBOX");
            assertThat(curl(home, imaps + "/INBOX;UID=2")).contains("\n.\nA dot stood alone.");
            assertThat(curl(home, imaps + "/INBOX;UID=3;SECTION=2")).contains("hi");
            assertThat(curl(home, imaps + "/INBOX?SUBJECT%20Photos")).contains("* SEARCH 3");
            var note = home.write("note.eml", "Message-ID: <put@example.org>\r\n\r\nput\r\n");
            curl(home, imaps + "/Archive", "-T", note.toString());
            curl(home, imaps + "/INBOX", "-X", "STORE 1 +FLAGS \\Deleted");
            curl(home, imaps + "/INBOX", "-X", "EXPUNGE");
            assertThat(Mail.ids(mail, "Archive"))
                    .containsExactly("<4@example.org>", "<put@example.org>");

            assertThat(curl(home, pop3 + "/", "--ssl-reqd")).contains("1 ", "2 ");
            assertThat(curl(home, pop3 + "/1", "--ssl-reqd")).contains("\n.\nA dot stood alone.");
            curl(home, pop3 + "/2", "--ssl-reqd", "-X", "DELE", "-I");
            assertThat(Mail.ids(mail, "INBOX")).containsExactly("<2@example.org>");
            assertThat(mail.recording().sessions()).allMatch(session -> session.usedTls());
        }
    }

    private static String curl(Home home, String url, String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "-sS",
                                "--cacert",
                                home.path("ca.pem").toString(),
                                "-u",
                                "anna:secret",
                                "--url",
                                url));
        command.addAll(List.of(more));
        return home.run(command.toArray(String[]::new)).output();
    }
}
