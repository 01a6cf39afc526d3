package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** COMPRESS=DEFLATE on the wire, which no script can show. RFC 4978. */
@Timeout(60)
class CompressionTest {

    @Test
    void bothDirectionsAreCompressedBehindTheReply() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            server.append("Subject: one\r\n\r\n" + "the same line again\r\n".repeat(1000));
            assertThat(client.command("COMPRESS LZW")).last().asString().startsWith("t BAD ");
            assertThat(client.command("COMPRESS DEFLATE")).containsExactly("t OK DEFLATE active");

            client.deflate();

            assertThat(client.command("SELECT INBOX")).contains("* 1 EXISTS");
            assertThat(client.command("FETCH 1 BODY.PEEK[TEXT]")).hasSize(1003);
            assertThat(client.command("COMPRESS DEFLATE"))
                    .containsExactly("t NO [COMPRESSIONACTIVE] DEFLATE is active already");
            assertThat(client.command("CAPABILITY").get(0)).doesNotContain("COMPRESS");
        }
    }

    @Test
    void aCommandSentAheadOfTheReplyIsReadAsCompressed() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            client.raw("c COMPRESS DEFLATE\r\n");
            client.deflateOutput(); // RFC 4978 §3 forbids it to clients; nothing may hang for it
            client.send("t NOOP");
            assertThat(client.line()).startsWith("c OK");
            client.deflate();
            assertThat(client.line()).startsWith("t OK");
        }
    }

    @Test
    void pushesAreCompressedToo() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            client.command("COMPRESS DEFLATE");
            client.deflate();
            client.command("SELECT INBOX");
            client.send("i IDLE");
            assertThat(client.line()).startsWith("+ ");
            server.append("Subject: new\r\n\r\n");
            assertThat(List.of(client.line(), client.line())).contains("* 1 EXISTS");
        }
    }

    /** RFC 8437 §3: a server that cannot reset the state says BYE. */
    @Test
    void unauthenticateUnderCompressionEndsTheSession() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            client.command("COMPRESS DEFLATE");
            client.deflate();
            client.send("t UNAUTHENTICATE");
            assertThat(client.line()).startsWith("* BYE ");
        }
    }
}
