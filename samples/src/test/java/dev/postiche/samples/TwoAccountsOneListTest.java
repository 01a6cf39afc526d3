package dev.postiche.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A mail program shows the mail of two accounts in one list, newest first. */
@MailServer(fixture = "two-accounts.json")
class TwoAccountsOneListTest {

    @Test
    void mergesBothAccountsByDate(MockMailServer mail) throws Exception {
        var server = mail.imap().uri();

        var list = new ArrayList<Line>();
        list.addAll(linesOf(server, "anna@work.example"));
        list.addAll(linesOf(server, "anna@home.example"));
        list.sort(Comparator.comparing(Line::received).reversed());

        assertThat(list)
                .extracting(Line::account, Line::subject)
                .containsExactly(
                        tuple("anna@home.example", "Cinema tonight?"),
                        tuple("anna@work.example", "Minutes of the meeting"),
                        tuple("anna@home.example", "Photos"),
                        tuple("anna@work.example", "Welcome"));
    }

    private record Line(String account, String subject, Instant received) {}

    private static List<Line> linesOf(URI server, String account) throws MessagingException {
        var lines = new ArrayList<Line>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(server.getHost(), server.getPort(), account, "secret");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (var message : inbox.getMessages()) {
                    var received = message.getReceivedDate().toInstant();
                    lines.add(new Line(account, message.getSubject(), received));
                }
            }
        }
        return lines;
    }
}
