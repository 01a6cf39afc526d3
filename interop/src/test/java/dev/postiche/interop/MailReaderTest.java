package dev.postiche.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

/** Programs at which people read mail, driven without a person: neomutt, s-nail, imapfilter. */
class MailReaderTest {

    @Test
    void neomuttSavesAMessage() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            var settings =
                    home.write(
                            "neomuttrc",
                            """
                            set folder = "imaps://anna@localhost:%d/"
                            set spoolfile = "+INBOX"
                            set imap_pass = "secret"
                            set certificate_file = "%s"
                            set ssl_verify_host = yes
                            set header_cache = ""
                            set confirmappend = no
                            set sleep_time = 0
                            set delete = yes
                            set quit = yes
                            push "<search>Photos<enter><save-message>+Archive<enter><sync-mailbox><quit>"
                            """
                                    .formatted(mail.imaps().port(), ca));
            home.run("script", "-qec", "neomutt -n -F " + settings, "/dev/null");
            assertThat(Mail.ids(mail, "Archive")).contains("<3@example.org>");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<1@example.org>", "<2@example.org>");
        }
    }

    @Test
    void snailReadsByImapAndPop3() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var imap = "imap://anna:secret@localhost:" + mail.imap().port() + "/INBOX";
            var pop3 = "pop3://anna:secret@localhost:" + mail.pop3().port() + "/";
            assertThat(snail(home, imap, "type 2\nflag 1\nfrom *\nquit\n"))
                    .contains("Xin ch", "Invoice 7", "Photos");
            assertThat(mail.account("anna").inbox().message(2).hasFlag(Flag.SEEN)).isTrue();
            assertThat(snail(home, pop3, "type 1\ndelete 3\nquit\n")).contains("Please pay");
            assertThat(Mail.ids(mail, "INBOX")).doesNotContain("<3@example.org>");
        }
    }

    private static String snail(Home home, String url, String commands) {
        var file = home.write("commands", commands);
        return home.run(
                        "sh",
                        "-c",
                        "s-nail -:/ -Sv15-compat -Semptystart -Ssmime-ca-no-defaults -f '"
                                + url
                                + "' <"
                                + file)
                .output();
    }

    @Test
    void imapfilterSortsMail() {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            home.folder(".imapfilter");
            var rules =
                    home.write(
                            "rules.lua",
                            """
                            options.starttls = false
                            anna = IMAP { server = 'localhost', port = %d,
                                          username = 'anna', password = 'secret' }
                            anna:create_mailbox('Bills')
                            bills = anna.INBOX:contain_subject('Invoice') + anna.INBOX:contain_body('pay')
                            bills:add_flags({ '\\\\Flagged' })
                            bills:move_messages(anna.Bills)
                            anna.INBOX:is_unseen():mark_seen()
                            """
                                    .formatted(mail.imap().port()));
            home.run("imapfilter", "-c", rules.toString()).output();
            assertThat(Mail.ids(mail, "Bills")).containsExactly("<1@example.org>");
            assertThat(mail.account("anna").mailbox("Bills").message(1).hasFlag(Flag.FLAGGED))
                    .isTrue();
            assertThat(mail.account("anna").inbox().unseenCount()).isZero();
        }
    }
}
