package dev.postiche.interop;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

/** The clients that programs in Node are written with: imapflow, imap, node-pop3. */
class NodeTest {

    @Test
    void imapflowIdlesAndResynchronises() throws Exception {
        try (var mail = Mail.server().start();
                var home = new Home()) {
            var ca = home.write("ca.pem", mail.tls().pem());
            var inbox = mail.account("anna").mailbox("INBOX");
            try (var flow =
                    home.client("node", "node/flow.js", port(mail.imaps()), ca.toString())) {
                assertThat(flow.heard("subjects")).isEqualTo("Invoice 7|Chào Anna|Photos");
                mail.await().session(RecordedSession::isIdle);
                inbox.deliver(message().from("bob@example.org").subject("News"));
                assertThat(flow.heard("exists")).isEqualTo("4");
                inbox.message(1).addFlags(Flag.SEEN);
                assertThat(flow.heard("flags")).startsWith("1 ").endsWith("\\Seen");
                inbox.message(4).expunge();
                assertThat(flow.heard("expunge")).isEqualTo("4");
                flow.tell("leave");
                flow.heard("left");

                inbox.messageWithUid(1).expunge();
                inbox.messageWithUid(3).addFlags(Flag.FLAGGED);
                inbox.deliver(message().from("bob@example.org").subject("More"));
                flow.tell("return");
                assertThat(flow.heard("changed")).isEqualTo("3 5");
                assertThat(flow.heard("vanished")).contains("1");
                flow.heard("done");
                assertThat(flow.end().code()).isZero();
            }
            assertThat(Mail.ids(mail, "Archive"))
                    .containsExactly("<2@example.org>", "<4@example.org>", "<put@example.org>");
            assertThat(mail.recording().session(1).commands()).contains("ENABLE", "IDLE");
            assertThat(mail.recording().dialogue()).contains("VANISHED (EARLIER)");
        }
    }

    @Test
    void imapflowLabelsAtGmail() {
        try (var mail = Mail.server().profile("gmail").start();
                var home = new Home();
                var client = home.client("node", "node/gmail.js", port(mail.imap()))) {
            var end = client.end();
            assertThat(end.output())
                    .contains("\\All=[Gmail]/All Mail", "\\Trash=[Gmail]/Trash")
                    .contains("\\Junk=[Gmail]/Spam", "\\Flagged=[Gmail]/Starred")
                    .contains("labels Bills|To do", "ids true", "raw 3", "email 1");
            assertThat(end.code()).isZero();
            assertThat(Mail.ids(mail, "INBOX")).containsExactly("<3@example.org>");
            assertThat(Mail.ids(mail, "To do")).doesNotContain("<2@example.org>");
            assertThat(Mail.ids(mail, "Bills")).isEmpty();
            assertThat(Mail.ids(mail, "[Gmail]/Trash")).contains("<2@example.org>");
            assertThat(mail.recording().dialogue()).contains("X-GM-RAW", "X-GM-LABELS");
        }
    }

    @Test
    void theOldImapModuleReadsAndMarks() {
        try (var mail = Mail.server().start();
                var home = new Home();
                var client = home.client("node", "node/old.js", port(mail.imap()))) {
            assertThat(client.end().output())
                    .contains("1: Invoice 7", "2: Chào Anna", "3: Photos", "unseen before: 1,2,3");
            assertThat(mail.account("anna").mailbox("INBOX").message(2).isSeen()).isTrue();
            assertThat(mail.account("anna").mailbox("INBOX").message(3).isSeen()).isFalse();
        }
    }

    @Test
    void nodePop3DownloadsAndDeletes() {
        try (var mail = Mail.server().start();
                var home = new Home();
                var client = home.client("node", "node/pop.js", port(mail.pop3()))) {
            assertThat(client.end().output())
                    .contains("Subject: Photos", "A dot stood alone.", "messages: 3");
            assertThat(Mail.ids(mail, "INBOX"))
                    .containsExactly("<2@example.org>", "<3@example.org>");
        }
    }

    private static String port(dev.postiche.spec.Endpoint endpoint) {
        return String.valueOf(endpoint.port());
    }
}
