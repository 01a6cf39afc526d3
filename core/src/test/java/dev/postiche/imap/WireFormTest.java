package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No string in UTF-8 is quoted before the client has said that it reads such. RFC 6855 §3. */
class WireFormTest {

    private static final String SUBJECT = "\u00C3\u00BC"; // one char an octet

    private static ImapTestServer server() {
        var server = new ImapTestServer();
        server.append("Subject: \u00FC\r\n\r\nbody");
        return server;
    }

    @Test
    void itIsALiteralBefore() {
        try (var server = server();
                var client = server.login()) {
            client.command("EXAMINE INBOX");
            assertThat(client.command("FETCH 1 ENVELOPE"))
                    .startsWith(
                            "* 1 FETCH (ENVELOPE (NIL {2}",
                            SUBJECT + " NIL NIL NIL NIL NIL NIL NIL NIL))");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF8=ACCEPT", "IMAP4rev2"})
    void itIsQuotedAfterwards(String capability) {
        try (var server = server();
                var client = server.login()) {
            client.command("ENABLE " + capability);
            client.command("EXAMINE INBOX");
            assertThat(client.command("FETCH 1 ENVELOPE"))
                    .startsWith(
                            "* 1 FETCH (ENVELOPE (NIL \""
                                    + SUBJECT
                                    + "\" NIL NIL NIL NIL NIL NIL NIL NIL))");
        }
    }

    @Test
    void whatIsNotUtf8IsALiteralAlways() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            client.command("ENABLE IMAP4rev2");
            client.raw("a APPEND INBOX {17+}\r\nSubject: \u00FC\r\n\r\nxxx\r\n");
            client.until("a OK");
            client.command("EXAMINE INBOX");
            assertThat(client.command("FETCH 1 ENVELOPE").get(0)).endsWith("(NIL {1}");
        }
    }
}
