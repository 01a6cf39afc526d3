package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** POP3 servers poorer than ours: what a download program has to get along with. */
@Timeout(60)
class Pop3QuirksTest {

    @Test
    void uniqueIdsCanBeOthersInEachSession() {
        try (var mail = server().quirk("pop3UniqueIds", "changing").start()) {
            var first = uniqueId(mail);
            assertThat(uniqueId(mail)).isNotEqualTo(first);
        }
    }

    @Test
    void uniqueIdsAreKeptOtherwise() {
        try (var mail = server().start()) {
            var first = uniqueId(mail);
            assertThat(uniqueId(mail)).isEqualTo(first);
        }
    }

    private static MockMailServerBuilder server() {
        return MockMailServer.builder()
                .account(
                        account("anna")
                                .mailboxes(mailbox("INBOX").messages(message().subject("One"))));
    }

    private static String uniqueId(MockMailServer mail) {
        try (var client = LineClient.pop3(mail, "anna")) {
            client.send("UIDL 1");
            var line = client.line();
            client.send("QUIT");
            client.line();
            return line;
        }
    }
}
