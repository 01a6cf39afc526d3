package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.NewMessage;
import dev.postiche.store.UidSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client that only follows ADDTO and REMOVEFROM knows the result of its search. RFC 5267 §4.3 */
class ContextTest {

    private static final Pattern UPDATE =
            Pattern.compile(
                    "\\* ESEARCH \\(TAG \"(\\w+)\"\\)( UID)? (ADDTO|REMOVEFROM) \\((.*)\\)");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<Long> found = new ArrayList<>();
    private final List<Long> sorted = new ArrayList<>();

    @Test
    void updatesLeadToWhatAFreshSearchFinds() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            for (int i = 0; i < 10; i++) {
                append(server);
            }
            client.command("SELECT INBOX");
            client.send("found UID SEARCH RETURN (UPDATE ALL) OR FLAGGED DELETED");
            var all = client.until("found OK").get(0);
            if (all.contains(" ALL ")) {
                found.addAll(numbers(all.substring(all.lastIndexOf(' ') + 1)));
            }
            client.send("sorted UID SORT RETURN (UPDATE ALL) (REVERSE ARRIVAL) UTF-8 UNFLAGGED");
            var first = client.until("sorted OK").get(0);
            if (first.contains(" ALL ")) {
                sorted.addAll(numbers(first.substring(first.lastIndexOf(' ') + 1)));
            }
            for (int i = 0; i < 300; i++) {
                change(server);
                client.command(random.nextBoolean() ? "NOOP" : "UID FETCH 1:3 UID")
                        .forEach(this::hear);
                if (random.nextInt(10) == 0) {
                    client.command("NOOP").forEach(this::hear);
                    var search = client.command("UID SEARCH OR FLAGGED DELETED").get(0);
                    assertThat(found.stream().sorted().toList())
                            .as("seed %d", seed)
                            .isEqualTo(told(search));
                    var sort = client.command("UID SORT (REVERSE ARRIVAL) UTF-8 UNFLAGGED").get(0);
                    assertThat(sorted).as("seed %d", seed).isEqualTo(told(sort));
                }
            }
        }
    }

    private void append(ImapTestServer server) {
        var received =
                OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                        .plusHours(random.nextInt(100));
        server.store.commit(
                tx ->
                        tx.append(
                                server.inbox(),
                                List.of(
                                        NewMessage.of(ImapTestServer.message("\r\nx"))
                                                .withFlags(flags())
                                                .withInternalDate(received))));
    }

    private Flags flags() {
        var flags = new ArrayList<Flag>();
        if (random.nextBoolean()) {
            flags.add(Flag.FLAGGED);
        }
        if (random.nextInt(4) == 0) {
            flags.add(Flag.DELETED);
        }
        return Flags.of(flags);
    }

    private void change(ImapTestServer server) {
        var mailbox = server.store.state().mailbox(server.inbox()).orElseThrow();
        if (mailbox.exists() < 5 || random.nextInt(4) == 0) {
            append(server);
            return;
        }
        var uid = mailbox.rows().get(random.nextInt(mailbox.exists())).uid();
        if (random.nextInt(3) == 0) {
            server.store.commit(tx -> tx.expunge(server.inbox(), UidSet.of(uid)));
        } else {
            server.store.commit(
                    tx ->
                            tx.changeFlags(
                                    server.inbox(),
                                    UidSet.of(uid),
                                    new FlagChange(FlagChange.Operation.REPLACE, flags()),
                                    OptionalLong.empty()));
        }
    }

    private void hear(String line) {
        var update = UPDATE.matcher(line);
        if (!update.matches()) {
            return;
        }
        var list = update.group(1).equals("found") ? found : sorted;
        var pairs = update.group(4).split(" ");
        for (int i = 0; i < pairs.length; i += 2) {
            int position = Integer.parseInt(pairs[i]);
            var uids = numbers(pairs[i + 1]);
            if (update.group(3).equals("ADDTO")) {
                list.addAll(position == 0 ? list.size() : position - 1, uids);
            } else {
                for (var uid : uids) {
                    assertThat(position == 0 || list.indexOf(uid) == position - 1)
                            .as("seed %d: %s in %s", seed, line, list)
                            .isTrue();
                    assertThat(list.remove(uid)).as("seed %d: %s", seed, line).isTrue();
                }
            }
        }
    }

    private static List<Long> told(String reply) {
        var numbers = new ArrayList<Long>();
        for (var word : reply.split(" ")) {
            if (word.matches("[0-9]+")) {
                numbers.add(Long.valueOf(word));
            }
        }
        return numbers;
    }

    private static List<Long> numbers(String set) {
        var numbers = new ArrayList<Long>();
        for (var range : set.split(",")) {
            var ends = range.split(":");
            for (long n = Long.parseLong(ends[0]);
                    n <= Long.parseLong(ends[ends.length - 1]);
                    n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }
}
