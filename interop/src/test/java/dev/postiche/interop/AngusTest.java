package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Flag;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.event.MessageChangedEvent;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SubjectTerm;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.IdleManager;
import org.eclipse.angus.mail.imap.SortTerm;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.junit.jupiter.api.Test;

/** Angus Mail, the reference implementation of Jakarta Mail. */
class AngusTest {

    /** The IdleManager wants a channel under the socket, which only plain connections have. */
    @Test
    void theIdleManagerHearsWhatComesChangesAndGoes() throws Exception {
        try (var mail = Mail.server().start()) {
            var settings = settings(mail, "imap");
            settings.setProperty("mail.imap.usesocketchannels", "true");
            var session = Session.getInstance(settings);
            var threads = Executors.newCachedThreadPool();
            try (var store = session.getStore("imap")) {
                store.connect("anna", "secret");
                var manager = new IdleManager(session, threads);
                var inbox = (IMAPFolder) store.getFolder("INBOX");
                inbox.open(Folder.READ_WRITE);
                var events = listenTo(inbox, manager);
                manager.watch(inbox);
                var phone = mail.account("anna").mailbox("INBOX");

                mail.await().session(RecordedSession::isIdle);
                phone.deliver(message().from("bob@example.org").subject("News"));
                assertThat(events.poll(10, SECONDS)).isEqualTo("added News");

                mail.await().session(RecordedSession::isIdle);
                phone.message(1).addFlags(Flag.SEEN);
                assertThat(events.poll(10, SECONDS)).isEqualTo("changed 1 seen=true");

                mail.await().session(RecordedSession::isIdle);
                phone.message(2).expunge();
                assertThat(events.poll(10, SECONDS)).isEqualTo("removed 2");
                manager.stop();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static BlockingQueue<String> listenTo(IMAPFolder inbox, IdleManager manager) {
        var events = new LinkedBlockingQueue<String>();
        inbox.addMessageCountListener(
                new MessageCountAdapter() {
                    @Override
                    public void messagesAdded(MessageCountEvent event) {
                        try {
                            var subject = event.getMessages()[0].getSubject();
                            manager.watch(inbox);
                            events.add("added " + subject);
                        } catch (Exception e) {
                            events.add(e.toString());
                        }
                    }

                    @Override
                    public void messagesRemoved(MessageCountEvent event) {
                        events.add("removed " + event.getMessages()[0].getMessageNumber());
                    }
                });
        inbox.addMessageChangedListener(
                event -> {
                    if (event.getMessageChangeType() == MessageChangedEvent.FLAGS_CHANGED) {
                        events.add(described(event.getMessage()));
                    }
                });
        return events;
    }

    private static String described(Message message) {
        try {
            return "changed "
                    + message.getMessageNumber()
                    + " seen="
                    + message.isSet(Flags.Flag.SEEN);
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Test
    void worksThroughAMailboxOverTls() throws Exception {
        try (var mail = Mail.server().start();
                var store = (IMAPStore) connect(mail, "imaps")) {
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);

            var sorted = inbox.getSortedMessages(new SortTerm[] {SortTerm.REVERSE, SortTerm.FROM});
            assertThat(sorted[0].getSubject()).isEqualTo("Photos");
            var found =
                    inbox.search(
                            new AndTerm(
                                    new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                                    new SubjectTerm("chào")));
            assertThat(found).hasSize(1);
            assertThat(inbox.search(new BodyTerm("xin CHÀO"))).containsExactly(found);
            assertThat(found[0].getContent().toString()).contains("\r\n.\r\nA dot stood alone.");

            var archive = (IMAPFolder) store.getFolder("Archive/2026");
            assertThat(archive.create(Folder.HOLDS_MESSAGES)).isTrue();
            var uids = inbox.copyUIDMessages(found, archive);
            inbox.moveMessages(new Message[] {inbox.getMessage(1)}, archive);
            assertThat(uids[0].uid).isEqualTo(1);
            assertThat(store.getQuota("INBOX")[0].resources).isEmpty();
            assertThat(Mail.ids(mail, "Archive/2026"))
                    .containsExactly("<1@example.org>", "<2@example.org>");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<2@example.org>", "<3@example.org>");
            assertThat(mail.recording().session(1).usedTls()).isTrue();
        }
    }

    @Test
    void downloadsByPop3AndDeletes() throws Exception {
        try (var mail = Mail.server().start()) {
            try (var store = connect(mail, "pop3s")) {
                var inbox = (POP3Folder) store.getFolder("INBOX");
                inbox.open(Folder.READ_WRITE);
                assertThat(inbox.getUID(inbox.getMessage(1))).isNotBlank();
                assertThat(inbox.getMessage(2).getContent().toString())
                        .contains("\r\n.\r\nA dot stood alone.");
                inbox.getMessage(2).setFlag(Flags.Flag.DELETED, true);
                inbox.close(true);
            }
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<1@example.org>", "<3@example.org>");
        }
    }

    private static Store connect(MockMailServer mail, String protocol) throws Exception {
        var settings = settings(mail, protocol);
        settings.put(
                "mail." + protocol + ".ssl.socketFactory",
                mail.tls().sslContext().getSocketFactory());
        var store = Session.getInstance(settings).getStore(protocol);
        store.connect("anna", "secret");
        return store;
    }

    private static Properties settings(MockMailServer mail, String protocol) {
        var endpoint =
                switch (protocol) {
                    case "imap" -> mail.imap();
                    case "imaps" -> mail.imaps();
                    default -> mail.pop3s();
                };
        var settings = new Properties();
        settings.setProperty("mail." + protocol + ".host", "localhost");
        settings.setProperty("mail." + protocol + ".port", "" + endpoint.port());
        settings.setProperty("mail." + protocol + ".timeout", "20000");
        settings.setProperty("mail." + protocol + ".connectiontimeout", "20000");
        return settings;
    }
}
