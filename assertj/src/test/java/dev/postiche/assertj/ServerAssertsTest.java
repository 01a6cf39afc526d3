package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.atMost;
import static dev.postiche.assertj.MailAssertions.times;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.MockMailServer;
import dev.postiche.fault.Actions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Assertions on servers and accounts, and the way from there to a message. */
class ServerAssertsTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder()
                    .imapOff()
                    .pop3Off()
                    .account("bob", "secret")
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX").messages(message().subject("Hi")),
                                            mailbox("Sent")))
                    .start();

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @Test
    void theWayLeadsFromTheServerToAMessage() {
        assertThat(MAIL).account("anna").mailbox("INBOX").message(1).hasSubject("Hi");
        assertThat(MAIL).account("anna").inbox().messageWithUid(1).hasSubject("Hi");
        assertThat(MAIL).recording().isEmpty();
    }

    @Test
    void aWrongStepNamesWhatIsThere() {
        assertThatItFails(() -> assertThat(MAIL).account("ana").inbox().message(1).isSeen())
                .says("no account \"ana\"; accounts: anna, bob");
        assertThatItFails(() -> assertThat(MAIL.account("anna")).mailbox("Snet"))
                .says("anna has no mailbox \"Snet\"; mailboxes: INBOX, Sent");
        assertThatItFails(() -> assertThat(MAIL.account("bob")).inbox().hasMessageCount(1))
                .says("expected INBOX of bob to have 1 message,\n but it has 0");
        assertThatItFails(() -> assertThat(MAIL).session(1))
                .says("no session 1 is recorded; nobody connected");
        assertThatItFails(() -> assertThat(MAIL).recording().hasSessionCount(2))
                .says(
                        """
                        expected 2 sessions,
                         but there was none
                         (looked for a session; nobody connected)""");
    }

    @Test
    void aDescriptionGoesAlong() {
        assertThatItFails(() -> assertThat(MAIL).as("after a sync").account("anna").mailbox("x"))
                .says("[after a sync] anna has no mailbox \"x\"; mailboxes: INBOX, Sent");
    }

    @Test
    void accounts() {
        assertThat(MAIL).hasOnlyAccounts("bob", "anna").hasNoAccount("carl");
        assertThatItFails(() -> assertThat(MAIL).hasOnlyAccounts("anna"))
                .says(
                        """
                        expected the accounts ["anna"] and no others,
                         but there are ["anna", "bob"]""");
        assertThatItFails(() -> assertThat(MAIL).hasNoAccount("bob"))
                .says("expected no account \"bob\",\n but there are [\"anna\", \"bob\"]");
    }

    @Test
    void mailboxes() {
        var anna = MAIL.account("anna");
        assertThat(anna)
                .hasMailboxes("INBOX")
                .hasNoMailbox("Spam")
                .hasOnlyMailboxes("Sent", "INBOX");
        assertThatItFails(() -> assertThat(anna).hasMailboxes("INBOX", "Snet"))
                .says(
                        """
                        expected anna to have a mailbox "Snet",
                         but it has ["INBOX", "Sent"], did you mean "Sent"?""");
        assertThatItFails(() -> assertThat(anna).hasNoMailbox("INBOX"))
                .says(
                        """
                        expected anna to have no mailbox "INBOX",
                         but it has ["INBOX", "Sent"]""");
        assertThatItFails(() -> assertThat(anna).hasOnlyMailboxes("INBOX"))
                .says(
                        """
                        expected anna to have the mailboxes ["INBOX"] and no others,
                         but it has ["INBOX", "Sent"]""");
    }

    @Test
    void faults() {
        try (var talker = new Talker()) {
            var mail = talker.mail;
            assertThat(mail).firedAllFaults();
            assertThatItFails(() -> assertThat(mail).firedFault("ever"))
                    .says("expected a fault \"ever\",\n but none is armed");
            mail.faults().onAny().named("never").command("X").then(Actions.swallow());
            assertThat(mail).firedFault("never", atMost(1)).firedFault("never", times(0));
            assertThatItFails(() -> assertThat(mail).firedFault("never"))
                    .says(
                            "expected the fault \"never\" to act at least once,\n but it acted never");
            assertThatItFails(() -> assertThat(mail).firedFault("ever"))
                    .says(
                            """
                            expected a fault "ever",
                             but there are only never, did you mean "never"?""");
            assertThatItFails(() -> assertThat(mail).firedAllFaults())
                    .says("expected all faults to act,\n but these never did:\n  never");
        }
    }

    @Test
    void nearMissesAreTold() throws Exception {
        try (var talker = new Talker()) {
            talker.mail
                    .faults()
                    .onAny()
                    .named("cut")
                    .command("NOOP")
                    .account("ben")
                    .then(Actions.swallow());
            talker.imap("a LOGIN anna secret", "b NOOP");
            assertThatItFails(() -> assertThat(talker.mail).firedFault("cut"))
                    .says(
                            """
                            expected the fault "cut" to act at least once,
                             but it acted never
                              near miss: command matched, account was anna""");
        }
    }
}
