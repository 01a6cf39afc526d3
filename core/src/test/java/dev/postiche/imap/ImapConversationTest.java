package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImapConversationTest {

    @Test
    void aMailboxIsReadFromEndToEnd() {
        try (var server = new ImapTestServer();
                var client = server.connect()) {
            server.append("Subject: one\r\n\r\nbody one\r\n");
            assertThat(client.line()).startsWith("* OK [CAPABILITY IMAP4rev1 ");
            assertThat(client.command("LOGIN anna secret"))
                    .singleElement()
                    .asString()
                    .startsWith("t OK [CAPABILITY IMAP4rev1 ");
            assertThat(client.command("SELECT inbox"))
                    .contains("* 1 EXISTS", "* OK [UIDNEXT 2] Predicted next UID")
                    .last()
                    .isEqualTo("t OK [READ-WRITE] SELECT completed");
            assertThat(client.command("FETCH 1 BODY[TEXT]"))
                    .containsExactly(
                            "* 1 FETCH (BODY[TEXT] {10}",
                            "body one",
                            " FLAGS (\\Seen \\Recent))",
                            "t OK FETCH completed");
            assertThat(client.command("LOGOUT"))
                    .containsExactly("* BYE Logging out", "t OK LOGOUT completed");
            assertThat(client.line()).isEqualTo("closed");
        }
    }
}
