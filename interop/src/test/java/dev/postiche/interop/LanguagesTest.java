package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

/** The libraries by which programs in Ruby, Perl, PHP and Go read mail. */
class LanguagesTest {

    @Test
    void rubysNetImap() throws Exception {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem()).toString();
            try (var ruby = home.client("ruby", "with_net_imap.rb", "" + mail.imaps().port(), ca)) {
                ruby.heard("idling");
                mail.await().session(RecordedSession::isIdle);
                mail.account("anna").inbox().deliver(message().subject("News"));
                assertThat(ruby.heard("exists")).isEqualTo("3");
                assertThat(ruby.end().output())
                        .contains("3 <3@example.org> MULTIPART", "sorted 3 2 1", "threads 3");
            }
            assertThat(Mail.ids(mail, "Archive")).contains("<2@example.org>");
            assertThat(mail.account("anna").inbox().message(1).hasFlag(Flag.FLAGGED)).isTrue();
        }
    }

    @Test
    void perlsMailImapClient() {
        try (var mail = Mail.server().start();
                var home = new Home();
                var perl =
                        home.client("perl", "with_mail_imapclient.pl", "" + mail.imap().port())) {
            assertThat(perl.end().output())
                    .contains("subjects Invoice 7|", "|Photos", "found 3", "structure MULTIPART")
                    .contains("appended 2", "folders Archive INBOX");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<2@example.org>", "<3@example.org>");
            assertThat(Mail.ids(mail, "Archive"))
                    .containsExactly("<1@example.org>", "<4@example.org>", "<put@example.org>");
        }
    }

    @Test
    void phpsCClient() {
        try (var mail = Mail.server().start();
                var home = new Home();
                var php =
                        home.client(
                                "php",
                                "with_c_client.php",
                                "" + mail.imap().port(),
                                "" + mail.pop3().port())) {
            assertThat(php.end().output())
                    .contains("count 3", "subject Photos", "parts 2", "body hi", "found 1")
                    .contains("by pop3 2");
            assertThat(Mail.ids(mail, "INBOX")).containsExactly("<3@example.org>");
            assertThat(Mail.ids(mail, "Archive")).contains("<2@example.org>");
        }
    }

    @Test
    void emersionsGoImap() {
        try (var mail = Mail.server().start();
                var home = new Home();
                var go =
                        home.start(
                                "go",
                                "run",
                                Home.script("with_go_imap.go"),
                                "" + mail.imap().port())) {
            assertThat(go.end().output())
                    .contains("messages 3", "3 <3@example.org> multipart true", "found [2]");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<2@example.org>", "<3@example.org>");
            assertThat(Mail.ids(mail, "Archive")).contains("<put@example.org>");
        }
    }
}
