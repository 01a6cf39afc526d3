package dev.postiche.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

/** Python's imaplib and poplib, as scripts use them. */
class PythonTest {

    @Test
    void imaplibAndPoplibDoADaysWork() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            var script =
                    home.client(
                            "python3",
                            "with_imaplib.py",
                            "" + mail.imap().port(),
                            "" + mail.imaps().port(),
                            "" + mail.pop3().port(),
                            ca.toString());
            assertThat(script.end().output())
                    .contains("unseen: 1 2 3", "after append: 4", "by pop3: 3", "dot alone: True")
                    .contains("Archive", "INBOX", "Entw\u00FCrfe");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<1@example.org>", "<2@example.org>", "<put@example.org>");
            assertThat(Mail.ids(mail, "Archive")).contains("<1@example.org>");
            assertThat(mail.account("anna").inbox().message(3).hasFlag(Flag.DRAFT)).isTrue();
            assertThat(mail.recording().sessions()).allMatch(session -> session.usedTls());
        }
    }
}
