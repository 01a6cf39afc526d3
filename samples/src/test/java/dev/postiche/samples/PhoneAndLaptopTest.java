package dev.postiche.samples;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.event.MessageChangedEvent;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.Test;

/** Two devices look at one mailbox: what the one does, the other sees at once by IDLE. */
@MailServer(fixture = "inbox.json")
class PhoneAndLaptopTest {

    @Test
    void theLaptopSeesWhatThePhoneHasRead(MockMailServer mail) throws Exception {
        try (var laptop = connect(mail);
                var inbox = idling(laptop, mail)) {
            var changed = new CompletableFuture<Message>();
            inbox.addMessageChangedListener(
                    event -> {
                        if (event.getMessageChangeType() == MessageChangedEvent.FLAGS_CHANGED) {
                            changed.complete(event.getMessage());
                        }
                    });

            try (var phone = connect(mail);
                    var same = phone.getFolder("INBOX")) {
                same.open(Folder.READ_WRITE);
                same.getMessage(1).setFlag(Flags.Flag.SEEN, true);
            }

            assertThat(changed.get(5, SECONDS).getMessageNumber()).isEqualTo(1);
            assertThat(changed.get().isSet(Flags.Flag.SEEN)).isTrue();
            assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
        }
    }

    @Test
    void newMailArrivesWithoutAsking(MockMailServer mail) throws Exception {
        try (var laptop = connect(mail);
                var inbox = idling(laptop, mail)) {
            var arrived = new CompletableFuture<Message>();
            inbox.addMessageCountListener(
                    new MessageCountAdapter() {
                        @Override
                        public void messagesAdded(MessageCountEvent event) {
                            arrived.complete(event.getMessages()[0]);
                        }
                    });

            mail.account("anna").inbox().deliver(message().from("bob@example.org").subject("Hi"));

            assertThat(arrived.get(5, SECONDS).getMessageNumber()).isEqualTo(3);
        }
    }

    private static Store connect(MockMailServer mail) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
        return store;
    }

    /** INBOX, opened, with a thread of its own that idles in it until it is closed. */
    private static Folder idling(Store store, MockMailServer mail) throws MessagingException {
        var inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        var idle =
                new Thread(
                        () -> {
                            try {
                                while (inbox.isOpen()) {
                                    inbox.idle();
                                }
                            } catch (MessagingException closed) {
                                // The test is over.
                            }
                        });
        idle.setDaemon(true);
        idle.start();
        mail.await().session(session -> session.isIdle());
        return inbox;
    }
}
