package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.MockMailServer;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All failures are told at once, and a way that leads nowhere is told once. */
@ExtendWith(SoftAssertionsExtension.class)
class MailSoftAssertionsTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder()
                    .imapOff()
                    .pop3Off()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message()
                                                                    .from("bob@example.org")
                                                                    .subject("Hi"))))
                    .start();

    @InjectSoftAssertions private MailSoftAssertions injected;

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @Test
    void allFailuresAreTold() {
        assertThatItFails(
                        () ->
                                MailSoftAssertions.assertMailSoftly(
                                        softly -> {
                                            softly.assertThat(MAIL)
                                                    .account("anna")
                                                    .inbox()
                                                    .message(1)
                                                    .isSeen()
                                                    .isFlagged()
                                                    .isNotSeen();
                                            softly.assertThat(MAIL)
                                                    .account("carl")
                                                    .inbox()
                                                    .isEmpty();
                                            softly.assertThat(MAIL.recording())
                                                    .session(3)
                                                    .usedTls()
                                                    .command("FETCH")
                                                    .succeeded();
                                            softly.assertThat("text").isEqualTo("other");
                                        }))
                .saysWithoutLines(
                        """

                        Multiple Failures (5 failures)
                        -- failure 1 --
                        expected message 1 (UID 1, "Hi" from bob@example.org) in INBOX of anna to \
                        have \\Seen,
                         but it has no flags
                        -- failure 2 --
                        expected message 1 (UID 1, "Hi" from bob@example.org) in INBOX of anna to \
                        have \\Flagged,
                         but it has no flags
                        -- failure 3 --
                        no account "carl"; accounts: anna
                        -- failure 4 --
                        no session 3 is recorded; nobody connected
                        -- failure 5 --
                        expected: "other"
                         but was: "text\"""");
    }

    @Test
    void nothingIsToldWhereAllHolds() {
        MailSoftAssertions.assertMailSoftly(
                softly -> softly.assertThat(MAIL.account("anna")).inbox().hasMessageCount(1));
    }

    @Test
    void assertJsOwnExtensionGivesThem() {
        injected.assertThat(MAIL).hasOnlyAccounts("anna");
        injected.assertThat(MAIL.account("anna").inbox().message(1)).isNotSeen();
    }
}
