package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import org.junit.jupiter.api.Test;

/** A program reads what is unseen, takes the attachment out and leaves the mail marked as read. */
@MailServer(fixture = "inbox.json")
class UnseenMailWithAttachmentTest {

    @Test
    void readsTheAttachmentOfUnseenMailOnly(MockMailServer mail) throws Exception {
        var invoices = new InvoiceReader(mail.imap().uri()).run();

        assertThat(invoices).containsOnlyKeys("invoice-2041.csv");
        assertThat(invoices.get("invoice-2041.csv")).contains("keyboard,79.00");
        assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
    }

    @Test
    void findsNothingASecondTime(MockMailServer mail) throws Exception {
        new InvoiceReader(mail.imap().uri()).run();

        assertThat(new InvoiceReader(mail.imap().uri()).run()).isEmpty();
    }
}
