package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImapConversationTest {

    @Test
    void aMailboxIsReadFromEndToEnd() {
        try (var server = new ImapTestServer();
                var client = server.connect()) {
            server.append("Subject: one\r\n\r\nbody one\r\n");
            // Not all that is announced, which would be too long for some clients' patience.
            assertThat(client.line())
                    .startsWith("* OK [CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL+ ")
                    .endsWith("AUTH=LOGIN] Postiche ready")
                    .hasSizeLessThan(500);
            assertThat(client.command("LOGIN anna secret")).containsExactly("t OK LOGIN completed");
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
