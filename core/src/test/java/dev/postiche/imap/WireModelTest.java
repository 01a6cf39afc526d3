package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The mailbox that a client rebuilds from untagged replies alone is the mailbox that there is. */
class WireModelTest {

    private static final int STEPS = 6_000;
    private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "\\Deleted", "$Junk");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void clientsThatChangeOneMailboxAgreeWithIt() {
        try (var server = new ImapTestServer()) {
            server.append("\r\none", "\r\ntwo", "\r\nthree");
            var clients = new ArrayList<BelievingClient>();
            for (int i = 0; i < 3; i++) {
                clients.add(new BelievingClient(server.login(), i > 0));
            }
            for (int step = 0; step < STEPS; step++) {
                var client = clients.get(random.nextInt(clients.size()));
                act(client);
                if (random.nextInt(20) == 0) {
                    client.learn();
                    assertThat(client.view())
                            .as("seed %d, step %d\n%s", seed, step, client.dialogue())
                            .isEqualTo(present(server));
                }
            }
            clients.forEach(BelievingClient::close);
        }
    }

    /** The UIDs in their order, and the flags of each but \\Recent. */
    static List<String> present(ImapTestServer server) {
        var rows = server.store.state().mailbox("anna", "INBOX").orElseThrow().rows();
        var present = new ArrayList<String>();
        for (var row : rows) {
            var flags =
                    row.flags().asList().stream()
                            .map(Flag::name)
                            .collect(Collectors.toCollection(TreeSet::new));
            present.add(row.uid() + " " + flags);
        }
        return present;
    }

    private void act(BelievingClient client) {
        if (client.count() < 2 || random.nextInt(8) == 0) {
            client.command("APPEND INBOX (" + flag() + ") {6+}\r\n\r\nbody");
            return;
        }
        int number = 1 + random.nextInt(client.count());
        var uid = random.nextBoolean() ? "UID " : "";
        var set = uid.isEmpty() ? String.valueOf(number) : 1 + random.nextInt(60) + ":*";
        switch (random.nextInt(10)) {
            case 0 -> client.command(uid + "STORE " + set + " +FLAGS (" + flag() + ")");
            case 1 -> client.command(uid + "STORE " + set + " -FLAGS (" + flag() + ")");
            case 2 -> client.command("STORE " + number + " FLAGS (" + flag() + " " + flag() + ")");
            case 3, 4 -> silently(client, number);
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    client.command("EXPUNGE");
                } else {
                    client.poll();
                }
            }
            case 6 -> client.command(uid + "FETCH " + set + " (FLAGS BODY[]<0.1>)");
            case 7 -> client.command(uid + "FETCH " + set + " FLAGS");
            case 8 -> client.command(uid + "SEARCH DELETED");
            default -> copyOrMove(client, number);
        }
    }

    private void silently(BelievingClient client, int number) {
        var flag = flag();
        char sign = random.nextBoolean() ? '+' : '-';
        var tagged = client.command("STORE " + number + " " + sign + "FLAGS.SILENT (" + flag + ")");
        assertThat(tagged).startsWith("t OK");
        client.storedSilently(number, sign, flag);
    }

    private void copyOrMove(BelievingClient client, int number) {
        var command = client.count() > 40 ? "UID EXPUNGE 1:*" : "COPY " + number + " INBOX";
        client.command(random.nextInt(4) == 0 ? "MOVE " + number + " INBOX" : command);
    }

    private String flag() {
        return FLAGS.get(random.nextInt(FLAGS.size()));
    }
}
