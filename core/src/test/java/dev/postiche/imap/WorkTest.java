package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.store.NewMessage;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is asked of one message looks at few rows, however many there are. */
class WorkTest {

    private static final int MESSAGES = 100_000;
    private static final int FEW = 200;

    @Test
    void oneMessageOfAHundredThousand() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            var message = NewMessage.of(ImapTestServer.message("Subject: x\r\n\r\nbody\r\n"));
            server.store.commit(
                    tx -> tx.append(server.inbox(), Collections.nCopies(MESSAGES, message)));
            assertFewRows(server, client, "SELECT INBOX");
            assertFewRows(server, client, "UID FETCH 50000 (FLAGS BODY[])");
            assertFewRows(server, client, "FETCH 77777 ENVELOPE");
            assertFewRows(server, client, "UID FETCH 100000:* UID");
            assertFewRows(server, client, "UID STORE 50001 +FLAGS (\\Flagged)");
            assertFewRows(server, client, "STORE 50002 +FLAGS.SILENT (\\Deleted)");
            assertFewRows(server, client, "UID SEARCH UID 50002 DELETED");
            assertFewRows(server, client, "SEARCH 50002 UNSEEN");
            assertFewRows(server, client, "UID COPY 5 INBOX");
            assertFewRows(server, client, "UID EXPUNGE 50002", 1_000); // one page, each row of it
            assertFewRows(server, client, "STATUS INBOX (MESSAGES UNSEEN RECENT)");
            assertFewRows(server, client, "NOOP");
        }
    }

    private static void assertFewRows(ImapTestServer server, WireClient client, String command) {
        assertFewRows(server, client, command, FEW);
    }

    private static void assertFewRows(
            ImapTestServer server, WireClient client, String command, long few) {
        long before = server.store.rowVisits();
        assertThat(client.command(command)).last().asString().startsWith("t OK");
        assertThat(server.store.rowVisits() - before).as(command).isLessThan(few);
    }
}
