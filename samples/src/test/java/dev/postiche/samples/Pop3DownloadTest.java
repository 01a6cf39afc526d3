package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.junit.jupiter.api.Test;

/** A POP3 program keeps a copy on the server, or downloads and deletes. */
@MailServer(fixture = "inbox.json")
class Pop3DownloadTest {

    @Test
    void leavesACopyAndDownloadsNothingTwice(MockMailServer mail) throws Exception {
        var known = new HashSet<String>();
        assertThat(download(mail, known, false)).hasSize(2);

        assertThat(download(mail, known, false)).isEmpty();

        assertThat(mail).account("anna").mailbox("INBOX").hasMessageCount(2);
        assertThat(mail.recording()).session(2).sentInOrder("UIDL", "QUIT").neverSent("RETR");
    }

    @Test
    void downloadsAndDeletes(MockMailServer mail) throws Exception {
        var stored = mail.account("anna").inbox().message(1).raw();

        var downloaded = download(mail, new HashSet<>(), true);

        assertThat(downloaded.get(0)).isEqualTo(stored);
        assertThat(mail).account("anna").mailbox("INBOX").isEmpty();
        assertThat(mail.recording()).session(1).downloadedAndDeleted();
    }

    /** All messages whose unique id is not known yet; it is then. */
    private static List<byte[]> download(MockMailServer mail, Set<String> known, boolean delete)
            throws MessagingException, IOException {
        var downloaded = new ArrayList<byte[]>();
        try (var store = Session.getInstance(new Properties()).getStore("pop3")) {
            store.connect(mail.pop3().host(), mail.pop3().port(), "anna", "secret");
            try (var inbox = (POP3Folder) store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                for (var message : inbox.getMessages()) {
                    if (known.add(inbox.getUID(message))) {
                        var octets = new ByteArrayOutputStream();
                        message.writeTo(octets);
                        downloaded.add(octets.toByteArray());
                        message.setFlag(Flags.Flag.DELETED, delete);
                    }
                }
            }
        }
        return downloaded;
    }
}
