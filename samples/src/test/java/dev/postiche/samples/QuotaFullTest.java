package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.QuotaSpec.quota;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.MockMailServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.Test;

/** The quota is full and mail keeps coming: a program makes room by what is oldest. */
class QuotaFullTest {

    @Test
    void makesRoomSoThatMailComesAgain() throws Exception {
        try (var mail =
                MockMailServer.builder()
                        .account(account("anna").quota(quota().messages(2)))
                        .start()) {
            var inbox = mail.account("anna").inbox();
            inbox.deliver(message().subject("One"));
            inbox.deliver(message().subject("Two"));
            assertThatThrownBy(() -> inbox.deliver(message().subject("Three")))
                    .hasMessageContaining("quota");

            assertThat(makeRoom(mail)).isEqualTo("One");

            inbox.deliver(message().subject("Three"));
            assertThat(mail).account("anna").mailbox("INBOX").hasMessageCount(2);
            assertThat(mail.recording()).session(1).sentInOrder("GETQUOTAROOT", "EXPUNGE");
        }
    }

    /** Removes the oldest message if there is no room for another one; gives its subject. */
    private static String makeRoom(MockMailServer mail) throws MessagingException {
        try (var store = (IMAPStore) Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
            var limit = store.getQuota("INBOX")[0].resources[0];
            if (limit.usage < limit.limit) {
                return "";
            }
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var oldest = inbox.getMessage(1);
                var subject = oldest.getSubject();
                oldest.setFlag(Flags.Flag.DELETED, true);
                inbox.expunge();
                return subject;
            }
        }
    }
}
