package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.RecordedSession;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.commons.net.imap.IMAPSClient;
import org.apache.commons.net.pop3.POP3Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.mail.ImapIdleChannelAdapter;
import org.springframework.integration.mail.ImapMailReceiver;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What Java programs read mail with beside Angus Mail: Commons Net, Spring Integration. */
class JavaLibrariesTest {

    @Test
    void commonsNetByPop3() throws Exception {
        try (var mail = Mail.server().start()) {
            var client = new POP3Client();
            client.connect("localhost", mail.pop3().port());
            assertThat(client.login("anna", "secret")).isTrue();
            assertThat(client.listUniqueIdentifiers()).hasSize(3);
            try (var text = (BufferedReader) client.retrieveMessage(2)) {
                assertThat(text.lines()).contains(".", "A dot stood alone.");
            }
            assertThat(client.deleteMessage(1)).isTrue();
            assertThat(client.logout()).isTrue();
            client.disconnect();
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<2@example.org>", "<3@example.org>");
        }
    }

    @Test
    void commonsNetByImap() throws Exception {
        try (var mail = Mail.server().start()) {
            var client = new IMAPSClient(true, mail.tls().sslContext());
            client.connect("localhost", mail.imaps().port());
            assertThat(client.login("anna", "secret")).isTrue();
            assertThat(client.select("INBOX")).isTrue();
            assertThat(client.fetch("2", "(BODY.PEEK[TEXT])")).isTrue();
            assertThat(client.getReplyString()).contains("A dot stood alone.");
            assertThat(
                            client.append(
                                    "Archive",
                                    null,
                                    null,
                                    "Message-ID: <put@example.org>\r\n\r\nx"))
                    .isTrue();
            assertThat(client.logout()).isTrue();
            assertThat(Mail.ids(mail, "Archive")).contains("<put@example.org>");
        }
    }

    @Test
    void springIntegrationWaitsForMail() throws Exception {
        try (var mail = Mail.server().start()) {
            var receiver =
                    new ImapMailReceiver(
                            "imap://anna:secret@localhost:" + mail.imap().port() + "/INBOX");
            receiver.setShouldMarkMessagesAsRead(true);
            receiver.setShouldDeleteMessages(false);
            receiver.setAutoCloseFolder(false);
            var settings = new Properties();
            settings.setProperty("mail.imap.timeout", "20000");
            receiver.setJavaMailProperties(settings);
            var beans = new DefaultListableBeanFactory();
            var scheduler = new ThreadPoolTaskScheduler();
            scheduler.initialize();
            beans.registerSingleton("taskScheduler", scheduler);
            receiver.setBeanFactory(beans);
            receiver.afterPropertiesSet();
            var arrived = new LinkedBlockingQueue<String>();
            var channel = new DirectChannel();
            channel.subscribe(
                    news -> {
                        try {
                            arrived.add(((MimeMessage) news.getPayload()).getSubject());
                        } catch (Exception e) {
                            arrived.add(e.toString());
                        }
                    });
            var adapter = new ImapIdleChannelAdapter(receiver);
            adapter.setOutputChannel(channel);
            adapter.setBeanFactory(beans);
            adapter.setTaskScheduler(scheduler);
            adapter.afterPropertiesSet();
            adapter.start();
            try {
                for (var subject : new String[] {"Invoice 7", "Chào Anna", "Photos"}) {
                    assertThat(arrived.poll(20, SECONDS)).isEqualTo(subject);
                }
                mail.await().session(RecordedSession::isIdle);
                mail.account("anna").inbox().deliver(message().subject("News"));
                assertThat(arrived.poll(20, SECONDS)).isEqualTo("News");
            } finally {
                adapter.stop();
                scheduler.destroy();
                receiver.destroy();
            }
            assertThat(mail.account("anna").inbox().unseenCount()).isZero();
        }
    }
}
