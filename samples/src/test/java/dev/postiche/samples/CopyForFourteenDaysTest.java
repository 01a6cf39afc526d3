package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.junit.jupiter.api.Test;

/** A POP3 program leaves a copy on the server for 14 days; the days pass in a moment. */
@MailServer(fixture = "inbox.json")
class CopyForFourteenDaysTest {

    private static final Duration KEPT = Duration.ofDays(14);

    /** When each message was downloaded, by its unique id: what the program remembers. */
    private final Map<String, Instant> downloaded = new HashMap<>();

    @Test
    void leavesEachMessageForFourteenDays(MockMailServer mail) throws Exception {
        assertThat(download(mail)).hasSize(2);

        mail.clock().advance(Duration.ofDays(13));
        mail.account("anna").inbox().deliver(message().subject("Late"));
        assertThat(download(mail)).containsExactly("Late");
        assertThat(mail).account("anna").mailbox("INBOX").hasMessageCount(3);

        mail.clock().advance(Duration.ofDays(1));
        assertThat(download(mail)).isEmpty();
        assertThat(mail).account("anna").mailbox("INBOX").hasMessageCount(1);

        mail.clock().advance(Duration.ofDays(13));
        assertThat(download(mail)).isEmpty();
        assertThat(mail).account("anna").mailbox("INBOX").isEmpty();
    }

    /** Fetches what is new, deletes what has been here for long enough, and gives new subjects. */
    private List<String> download(MockMailServer mail) throws MessagingException {
        var now = mail.clock().now();
        var subjects = new ArrayList<String>();
        try (var store = Session.getInstance(new Properties()).getStore("pop3")) {
            store.connect(mail.pop3().host(), mail.pop3().port(), "anna", "secret");
            try (var inbox = (POP3Folder) store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                for (var message : inbox.getMessages()) {
                    var since = downloaded.putIfAbsent(inbox.getUID(message), now);
                    if (since == null) {
                        subjects.add(message.getSubject());
                    } else if (!since.plus(KEPT).isAfter(now)) {
                        message.setFlag(Flags.Flag.DELETED, true);
                    }
                }
            }
        }
        return subjects;
    }
}
