package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Rights;
import dev.postiche.spec.Speech;
import org.junit.jupiter.api.Test;

/** Attributes that scripts take for hints, and let pass: here they must be there, or must not. */
class ListAttributesTest {

    private static String listed(ImapTestServer server, String user, String name) {
        try (var client = server.connect()) {
            client.line();
            client.command("LOGIN " + user + " secret");
            return client.command("LIST \"\" \"" + name + "\"").get(0);
        }
    }

    private static void createSent(ImapTestServer server) {
        try (var client = server.login()) {
            assertThat(client.command("CREATE Sent (USE (\\Sent))").get(0)).startsWith("t OK ");
        }
    }

    @Test
    void whatAMailboxIsForIsToldAndNotWithoutSpecialUse() {
        try (var server = new ImapTestServer()) {
            createSent(server);
            assertThat(listed(server, "anna", "Sent")).contains("\\Sent");
        }
        try (var server = ImapTestServer.speaking(Speech.speech().without("SPECIAL-USE"))) {
            createSent(server);
            assertThat(listed(server, "anna", "Sent"))
                    .startsWith("* LIST (")
                    .doesNotContain("\\Sent");
        }
    }

    @Test
    void whatAMailboxIsForMovesWithTheUse() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            createSent(server);
            client.command("CREATE Other (USE (\\Sent \\Junk))");
            assertThat(listed(server, "anna", "Sent")).doesNotContain("\\Sent");
            assertThat(listed(server, "anna", "Other")).contains("\\Junk", "\\Sent");
        }
    }

    @Test
    void whatAMailboxIsForIsNotToldToOthers() {
        try (var server = new ImapTestServer()) {
            createSent(server);
            server.store.change(
                    tx -> {
                        tx.createAccount("bob", "secret");
                        var sent = tx.mailbox("anna", "Sent");
                        tx.setAcl(sent.id(), sent.acl().with("bob", Rights.of("lr")));
                    });
            assertThat(listed(server, "bob", "Other Users/anna/Sent"))
                    .startsWith("* LIST (")
                    .doesNotContain("\\Sent");
        }
    }

    @Test
    void aMailboxIsNeverToldAsNonExistent() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            client.command("SUBSCRIBE Gone");
            var lines = client.command("LIST (SUBSCRIBED) \"\" (INBOX Gone) RETURN (CHILDREN)");
            assertThat(lines).filteredOn(line -> line.contains("\\NonExistent")).hasSize(1);
            assertThat(lines)
                    .anyMatch(line -> line.contains("\\NonExistent") && line.endsWith("Gone"));
        }
    }
}
