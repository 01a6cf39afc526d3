package dev.postiche.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

/** OfflineIMAP, the synchroniser written on Python's imaplib2. */
class OfflineimapTest {

    @Test
    void twoEndsBecomeEqual() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            var settings =
                    home.write(
                            ".offlineimaprc",
                            """
                            [general]
                            accounts = postiche
                            ui = basic
                            [Account postiche]
                            localrepository = near
                            remoterepository = far
                            [Repository near]
                            type = Maildir
                            localfolders = %s
                            [Repository far]
                            type = IMAP
                            remotehost = localhost
                            remoteport = %d
                            remoteuser = anna
                            remotepass = secret
                            ssl = yes
                            sslcacertfile = %s
                            """
                                    .formatted(home.path("mail"), mail.imaps().port(), ca));
            home.run("offlineimap", "-o", "-c", settings.toString()).output();
            assertThat(home.contents("mail/INBOX")).hasSize(3);
            assertThat(home.contents("mail/Archive")).hasSize(1);

            home.write("mail/INBOX/new/1.here:2,", "Message-ID: <6@example.org>\n\nbody\n");
            mail.account("anna").inbox().message(1).addFlags(Flag.FLAGGED);
            mail.account("anna").inbox().message(3).expunge();
            home.run("offlineimap", "-o", "-c", settings.toString()).output();
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<1@example.org>", "<2@example.org>", "<6@example.org>");
            assertThat(home.contents("mail/INBOX")).hasSize(3);
        }
    }
}
