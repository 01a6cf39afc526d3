package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Dovecot as a client: doveadm mirrors an account by its imapc storage, which trusts nothing. */
class DovecotTest {

    @Test
    void doveadmMirrorsTheAccount() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            // doveadm refuses to keep mail of root.
            var user = System.getProperty("user.name").replaceFirst("^root$", "nobody");
            var group = home.run("id", "-gn", user).output().strip();
            var settings =
                    home.write(
                            "dovecot.conf",
                            """
                            mail_location = maildir:%1$s/mail
                            mail_home = %1$s
                            mail_uid = %3$s
                            mail_gid = %4$s
                            first_valid_uid = 0
                            first_valid_gid = 0
                            base_dir = %1$s/run
                            log_path = /dev/stderr
                            imapc_host = 127.0.0.1
                            imapc_port = %2$d
                            imapc_user = anna
                            imapc_password = secret
                            imapc_features = rfc822.size fetch-headers
                            mail_prefetch_count = 20
                            namespace inbox {
                              inbox = yes
                              separator = /
                            }
                            """
                                    .formatted(home.path(""), mail.imap().port(), user, group));
            home.run("chown", "-R", user, home.path("").toString()).output();
            mirror(home, settings.toString());
            assertThat(home.contents("mail/cur").size() + home.contents("mail/new").size())
                    .isEqualTo(3);

            mail.account("anna").inbox().message(2).expunge();
            mail.account("anna").inbox().deliver(message().messageId("<5@example.org>"));
            mirror(home, settings.toString());
            var kept = String.join("", home.contents("mail"));
            assertThat(kept).contains("<5@example.org>").doesNotContain("<2@example.org>");
        }
    }

    private static void mirror(Home home, String settings) {
        var command = new String[] {"doveadm", "-c", settings, "backup", "-R", "imapc:"};
        assertThat(home.run(command).output()).doesNotContain("Error");
    }
}
