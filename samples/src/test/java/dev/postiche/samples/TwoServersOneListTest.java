package dev.postiche.samples;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.MessageSpec;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A program shows the mail of several servers in one list, one of them by POP3, one of them away.
 */
class TwoServersOneListTest {

    @Test
    void showsWhatItCanGet() {
        try (var work = server(message().subject("Minutes"));
                var home = server(message().subject("Photos"), message().subject("Cinema"))) {
            assertThat(list(work.imap(), home.pop3()))
                    .containsExactly("imap: Minutes", "pop3: Photos", "pop3: Cinema");

            var gone = work.imap();
            work.close();
            assertThat(list(gone, home.imap()))
                    .containsExactly("imap: cannot be reached", "imap: Photos", "imap: Cinema");
        }
    }

    private static MockMailServer server(MessageSpec... messages) {
        return MockMailServer.builder()
                .account(account("anna").mailboxes(mailbox("INBOX").messages(messages)))
                .start();
    }

    private static List<String> list(Endpoint... servers) {
        var lines = new ArrayList<String>();
        for (var server : servers) {
            var protocol = server.protocol().word();
            try (var store = Session.getInstance(new Properties()).getStore(protocol)) {
                store.connect(server.host(), server.port(), "anna", "secret");
                try (var inbox = store.getFolder("INBOX")) {
                    inbox.open(Folder.READ_ONLY);
                    for (var message : inbox.getMessages()) {
                        lines.add(protocol + ": " + message.getSubject());
                    }
                }
            } catch (MessagingException unreachable) {
                lines.add(protocol + ": cannot be reached");
            }
        }
        return lines;
    }
}
