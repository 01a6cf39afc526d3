package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.engine.Limits;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.store.NewMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A search that takes long by the server's own clock says how far it has come. RFC 9585 §4. */
class LongSearchTest {

    @Test
    void messagesThatTakeTheirTime() {
        try (var server = new ImapTestServer(List.of(), '/', "", Limits.standard());
                var client = server.login()) {
            var slow =
                    MessageContent.generated(
                            100,
                            (offset, target, at, length) -> {
                                server.clock.advance(Duration.ofSeconds(6));
                                Arrays.fill(target, at, at + length, (byte) '\n');
                            });
            server.store.commit(
                    tx ->
                            tx.append(
                                    server.inbox(),
                                    Collections.nCopies(4, NewMessage.of(Message.of(slow)))));
            client.command("SELECT INBOX");
            var replies = client.command("SEARCH BODY x");
            assertThat(replies).last().isEqualTo("t OK SEARCH completed");
            assertThat(replies).element(replies.size() - 2).isEqualTo("* SEARCH");
            assertThat(replies.subList(0, replies.size() - 2))
                    .isNotEmpty()
                    .allMatch(line -> line.matches("\\* OK \\[INPROGRESS \\(\"t\" [0-3] 4\\)] .*"))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aClientThatHasLeftIsNotSearchedForToTheEnd() {
        int messages = 1_000;
        var looks = new AtomicInteger();
        var left = new CountDownLatch(1);
        try (var server = new ImapTestServer(List.of(), '/', "", Limits.standard())) {
            var slow =
                    MessageContent.generated(
                            100,
                            (offset, target, at, length) -> {
                                await(left);
                                looks.incrementAndGet();
                                server.clock.advance(Duration.ofSeconds(6));
                                Arrays.fill(target, at, at + length, (byte) '\n');
                            });
            server.store.commit(
                    tx ->
                            tx.append(
                                    server.inbox(),
                                    Collections.nCopies(
                                            messages, NewMessage.of(Message.of(slow)))));
            try (var client = server.login()) {
                client.command("SELECT INBOX");
                client.send("t SEARCH BODY x");
            }
            left.countDown();
            assertThat(server.awaitEnd()).as("ended in time").isTrue();
            // What is told of the progress finds nobody.
            assertThat(looks).hasValueBetween(1, messages - 1);
        }
    }

    private static void await(CountDownLatch left) {
        try {
            assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
