package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client in IDLE hears of each change, and of each once. RFC 2177. */
class IdleTest {

    private final ImapTestServer server = new ImapTestServer();
    private final WireClient client = server.login();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void idle() {
        client.send("i IDLE");
        assertThat(client.line()).startsWith("+ ");
    }

    private void flag(long uid) {
        server.store.commit(
                tx ->
                        tx.changeFlags(
                                server.inbox(),
                                UidSet.of(uid),
                                FlagChange.add(Flags.of(Flag.FLAGGED)),
                                OptionalLong.empty()));
    }

    @Test
    void newMailFlagsAndExpunges() {
        server.append("\r\none", "\r\ntwo");
        client.command("SELECT INBOX");
        idle();
        server.append("\r\nthree");
        assertThat(client.line()).isEqualTo("* 3 EXISTS");
        assertThat(client.line()).isEqualTo("* 3 RECENT");
        flag(2);
        assertThat(client.line()).isEqualTo("* 2 FETCH (FLAGS (\\Flagged \\Recent))");
        server.store.commit(tx -> tx.expunge(server.inbox(), UidSet.of(1)));
        assertThat(client.line()).isEqualTo("* 1 EXPUNGE");
        assertThat(client.line()).isEqualTo("* 2 RECENT");
        client.send("DONE");
        assertThat(client.line()).isEqualTo("i OK IDLE completed");
        assertThat(client.command("NOOP")).hasSize(1);
    }

    @Test
    void whatHappenedBeforeIsToldAtOnce() {
        client.command("SELECT INBOX");
        server.append("\r\none");
        client.send("i IDLE");
        assertThat(client.until("* 1 RECENT")).contains("* 1 EXISTS");
        client.send("DONE");
        assertThat(client.until("i ")).last().isEqualTo("i OK IDLE completed");
    }

    @Test
    void nothingIsLostOrToldTwiceUnderAStormOfChanges() throws InterruptedException {
        client.command("SELECT INBOX");
        idle();
        int messages = 500;
        var storm =
                new Thread(
                        () -> {
                            for (int i = 1; i <= messages; i++) {
                                server.append("\r\nbody " + i);
                                flag(i);
                            }
                        });
        storm.start();
        var lines = new ArrayList<>(client.until("* " + messages + " EXISTS"));
        storm.join();
        client.send("DONE");
        lines.addAll(client.until("i OK"));
        var counts = lines.stream().filter(line -> line.endsWith(" EXISTS")).toList();
        assertThat(counts).doesNotHaveDuplicates();
        // A message that was flagged before it was announced is not mentioned again.
        assertThat(lines.stream().filter(line -> line.contains("FETCH")).toList())
                .doesNotHaveDuplicates();
        assertThat(client.command("SEARCH UNFLAGGED").get(0)).isEqualTo("* SEARCH");
    }

    @Test
    void aMailboxThatIsDeletedEndsTheSession() { // RFC 2180 §3.3
        server.store.commit(tx -> tx.createMailbox("anna", "Doomed"));
        client.command("SELECT Doomed");
        idle();
        try (var other = server.login()) {
            other.command("DELETE Doomed");
        }
        assertThat(client.line()).startsWith("* BYE ");
        assertThat(client.line()).isEqualTo("closed");
    }

    @Test
    void anotherLineThanDoneIsBad() {
        idle();
        client.send("x NOOP");
        assertThat(client.line()).startsWith("i BAD ");
        assertThat(client.command("NOOP")).hasSize(1);
    }
}
