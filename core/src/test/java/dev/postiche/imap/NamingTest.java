package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.engine.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Separator and prefix belong to the wire alone. RFC 2342 §5. */
class NamingTest {

    @Test
    void aPrefixStandsBeforeAllNamesButInbox() {
        try (var server = new ImapTestServer(List.of(), '.', "INBOX.", Limits.standard());
                var client = server.login()) {
            assertThat(client.command("NAMESPACE"))
                    .contains("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL");
            assertThat(client.command("CREATE INBOX.Sent.2025")).hasSize(1);
            assertThat(server.store.state().mailbox("anna", "Sent/2025")).isPresent();
            assertThat(client.command("LIST \"\" *"))
                    .containsExactly(
                            "* LIST (\\HasChildren) \".\" INBOX",
                            "* LIST (\\Noselect \\HasChildren) \".\" INBOX.Sent",
                            "* LIST (\\HasNoChildren) \".\" INBOX.Sent.2025",
                            "t OK LIST completed");
            assertThat(client.command("SELECT Inbox.Sent.2025").get(1)).isEqualTo("* 0 EXISTS");
            assertThat(client.command("SELECT Sent"))
                    .last()
                    .asString()
                    .startsWith("t NO [NONEXISTENT]");
            assertThat(client.command("CREATE Sent"))
                    .singleElement()
                    .asString()
                    .startsWith("t NO [CANNOT]");
        }
    }

    @Test
    void aNameMayHoldWhatSeparatesElsewhere() {
        try (var server = new ImapTestServer(List.of(), '.', "", Limits.standard());
                var client = server.login()) {
            server.store.commit(tx -> tx.createMailbox("anna", "v1.2/x"));
            assertThat(client.command("LIST \"\" v*"))
                    .contains("* LIST (\\HasNoChildren) \".\" v1/2.x");
            assertThat(client.command("SELECT v1/2.x")).last().asString().startsWith("t OK");
        }
    }
}
