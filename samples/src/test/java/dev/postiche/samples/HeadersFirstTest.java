package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A mail program shows its list from the envelopes and fetches the body of the opened mail alone.
 */
@MailServer(fixture = "newsletters.json")
class HeadersFirstTest {

    @Test
    void fetchesOneBodyOutOfFifty(MockMailServer mail) throws Exception {
        var list = new ArrayList<String>();
        Object opened;
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var envelopes = new FetchProfile();
                envelopes.add(FetchProfile.Item.ENVELOPE);
                var messages = inbox.getMessages();
                inbox.fetch(messages, envelopes);
                for (var message : messages) {
                    list.add(message.getSubject());
                }
                opened = inbox.getMessage(7).getContent();
            }
        }

        assertThat(list).hasSize(50).contains("Newsletter 1", "Newsletter 50");
        assertThat(opened).asString().startsWith("Number 7");
        assertThat(mail).account("anna").mailbox("INBOX").hasUnseenCount(49);
        assertThat(mail.recording())
                .session(1)
                .sentInOrder("FETCH 1:50 (ENVELOPE*", "FETCH 7 *")
                .fetchedHeadersBeforeBodies()
                .fetchedAtMost(kibibytes(50))
                .followsGoodPractice("bodies-for-a-list", "fetch-per-message");
    }
}
