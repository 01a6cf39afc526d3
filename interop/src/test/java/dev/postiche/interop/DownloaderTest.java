package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Programs that fetch mail and hand it on: fetchmail, getmail, mpop. */
class DownloaderTest {

    @Test
    void fetchmailEmptiesAMailboxByImap() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            home.write("ca.pem", mail.tls().pem());
            home.write(
                    ".fetchmailrc",
                    """
                    poll localhost protocol IMAP service %d user "anna" password "secret"
                      ssl sslcertfile "%s" sslcertck fetchall nokeep mda "cat >>%s"
                    """
                            .formatted(
                                    mail.imaps().port(), home.path("ca.pem"), home.path("inbox")));
            home.run("fetchmail", "-v", "--nosyslog").output();
            assertThat(home.contents("inbox").get(0))
                    .contains("<1@example.org>", "<2@example.org>", "<3@example.org>")
                    .contains("\n.\nA dot stood alone.");
            assertThat(Mail.ids(mail, "INBOX")).isEmpty();
        }
    }

    @Test
    void fetchmailKeepsByPop3AndTakesOnlyWhatIsNew() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            home.write("ca.pem", mail.tls().pem());
            home.write(
                    ".fetchmailrc",
                    """
                    poll localhost protocol POP3 service %d uidl user "anna" password "secret"
                      sslproto "auto" sslcertfile "%s" sslcertck keep mda "cat >>%s"
                    """
                            .formatted(
                                    mail.pop3().port(), home.path("ca.pem"), home.path("inbox")));
            home.run("fetchmail", "-v", "--nosyslog").output();
            mail.account("anna").inbox().deliver(message().messageId("<5@example.org>"));
            home.run("fetchmail", "-v", "--nosyslog").output();
            assertThat(home.contents("inbox").get(0))
                    .containsOnlyOnce("<1@example.org>")
                    .containsOnlyOnce("<5@example.org>");
            assertThat(Mail.ids(mail, "INBOX")).hasSize(4);
            // What is kept it takes by TOP, so as not to mark it as read.
            assertThat(mail.recording().session(2).commands())
                    .containsOnlyOnce("TOP")
                    .contains("STLS", "UIDL", "QUIT");
        }
    }

    @Test
    void getmailTakesOnlyWhatIsNewFromTwoMailboxes() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            home.write(
                    ".getmail/getmailrc",
                    """
                    [retriever]
                    type = SimpleIMAPSSLRetriever
                    server = localhost
                    port = %d
                    username = anna
                    password = secret
                    mailboxes = ("INBOX", "Archive")
                    ca_certs = %s
                    [destination]
                    type = MDA_external
                    path = /bin/sh
                    arguments = ("-c", "cat >>%s")
                    allow_root_commands = true
                    [options]
                    read_all = false
                    """
                            .formatted(mail.imaps().port(), ca, home.path("inbox")));
            home.run("getmail", "--getmaildir", home.path(".getmail").toString()).output();
            mail.account("anna").inbox().deliver(message().messageId("<5@example.org>"));
            home.run("getmail", "--getmaildir", home.path(".getmail").toString()).output();
            assertThat(home.contents("inbox").get(0))
                    .containsOnlyOnce("<1@example.org>")
                    .containsOnlyOnce("<4@example.org>")
                    .containsOnlyOnce("<5@example.org>");
        }
    }

    @Test
    void mpopDownloadsPipelined() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            home.run(
                            "mpop",
                            "--host=localhost",
                            "--port=" + mail.pop3s().port(),
                            "--tls=on",
                            "--tls-starttls=off",
                            "--tls-trust-file=" + ca,
                            "--auth=scram-sha-1",
                            "--user=anna",
                            "--passwordeval=echo secret",
                            "--delivery=mbox," + home.path("inbox"),
                            "--uidls-file=" + home.path("uidls"),
                            "--pipelining=on",
                            "--keep=off")
                    .output();
            assertThat(home.contents("inbox").get(0))
                    .contains("<1@example.org>", "<2@example.org>", "<3@example.org>");
            assertThat(Mail.ids(mail, "INBOX")).isEmpty();
        }
    }
}
