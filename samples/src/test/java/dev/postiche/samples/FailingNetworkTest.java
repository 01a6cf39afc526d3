package dev.postiche.samples;

import static dev.postiche.Words.IMAP;
import static dev.postiche.Words.LITERAL;
import static dev.postiche.Words.RESET;
import static dev.postiche.Words.close;
import static dev.postiche.assertj.MailAssertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import org.junit.jupiter.api.Test;

/** The network breaks in the middle of a mail, and the program has to cope. */
@MailServer(fixture = "inbox.json")
class FailingNetworkTest {

    @Test
    void survivesALineCutInTheMiddleOfAMail(MockMailServer mail) throws Exception {
        mail.faults()
                .on(IMAP)
                .command("FETCH")
                .nth(1)
                .at(LITERAL)
                .afterBytes(100)
                .then(close(RESET));

        new InvoiceReader(mail.imap().uri()).run();

        assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
        assertThat(mail.recording()).session(1).sentInOrder("SELECT", "FETCH").neverSent("EXPUNGE");
    }
}
