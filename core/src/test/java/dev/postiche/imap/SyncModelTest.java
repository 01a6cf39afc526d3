package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that come back, clients without numbers and clients that only listen know the mailbox as
 * it is, whatever they and others do to it. RFC 7162 §6, RFC 9586, RFC 5465.
 */
class SyncModelTest {

    private static final int STEPS = 3_000;
    private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "\\Deleted", "$Junk");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private boolean numbers;
    private boolean listens;

    @ParameterizedTest
    @ValueSource(strings = {"ENABLE QRESYNC", "ENABLE QRESYNC IMAP4rev2"})
    void whoComesBackIsToldWhatChangedAndWhatVanished(String enable) {
        numbers = true;
        run(
                client -> {
                    client.command(enable);
                    client.command("SELECT INBOX");
                    client.fetchNew("UID FLAGS MODSEQ");
                },
                client -> {
                    if (random.nextInt(3) == 0) {
                        client.severed();
                        client.command(enable);
                        client.command("SELECT INBOX (QRESYNC (1 " + client.highestModSeq() + "))");
                    } else if (random.nextBoolean()) {
                        client.severed();
                        client.command(enable);
                        long known = client.highestModSeq();
                        client.command("SELECT INBOX");
                        client.command(
                                "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + known + " VANISHED)");
                    } else {
                        client.command("NOOP");
                    }
                    client.fetchNew("UID FLAGS MODSEQ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENABLE UIDONLY", "ENABLE IMAP4rev2 UIDONLY"})
    void whoHasEnabledUidOnlyNeverSeesANumber(String enable) {
        run(
                client -> {
                    client.command(enable);
                    client.command("SELECT INBOX");
                    client.fetchNew("FLAGS");
                },
                client -> {
                    client.command("NOOP");
                    client.fetchNew("FLAGS");
                });
    }

    @Test
    void whoOnlyListensKnowsTheMailbox() {
        listens = true;
        run(
                client -> {
                    client.command("ENABLE UIDONLY");
                    client.command("SELECT INBOX");
                    client.fetchNew("FLAGS");
                    client.command(
                            "NOTIFY SET (SELECTED (MessageNew (FLAGS) MessageExpunge FlagChange))");
                },
                client -> client.command("NOOP"));
    }

    private void run(Consumer<SyncingClient> begin, Consumer<SyncingClient> learn) {
        System.out.println("SyncModelTest: seed " + seed);
        try (var server = new ImapTestServer()) {
            server.append("\r\none", "\r\ntwo", "\r\nthree");
            var stranger = server.login();
            stranger.command("SELECT INBOX");
            var clients = new ArrayList<SyncingClient>();
            for (int i = 0; i < 3; i++) {
                var client = new SyncingClient(server::login, numbers);
                begin.accept(client);
                clients.add(client);
            }
            for (int step = 0; step < STEPS; step++) {
                var client = clients.get(random.nextInt(clients.size()));
                if (random.nextInt(3) == 0) {
                    stranger.command(strange());
                } else {
                    act(client);
                }
                if (random.nextInt(10) == 0) {
                    learn.accept(client);
                    assertThat(client.view())
                            .as("seed %d, step %d\n%s", seed, step, client.dialogue())
                            .isEqualTo(WireModelTest.present(server));
                }
            }
            clients.forEach(SyncingClient::close);
            stranger.close();
        }
    }

    /** What another client does, which names messages by numbers that may be wrong by now. */
    private String strange() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> "APPEND INBOX (" + flag() + ") {6+}\r\n\r\nbody";
            case 2 -> "STORE 1:2 +FLAGS (" + flag() + ")";
            case 3 -> "UID STORE 1:* -FLAGS (" + flag() + ")";
            case 4 -> random.nextInt(3) == 0 ? "EXPUNGE" : "NOOP";
            default -> "MOVE 1 INBOX";
        };
    }

    private void act(SyncingClient client) {
        var uids = client.uids();
        if (uids.isEmpty()) {
            client.command("NOOP");
            return;
        }
        long uid = uids.get(random.nextInt(uids.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> client.storeSilently(uid, random.nextBoolean() ? '+' : '-', flag());
            case 2 -> client.command("UID STORE " + uid + " FLAGS (" + flag() + ")");
            case 3 -> client.command("UID FETCH " + uid + " (FLAGS BODY[]<0.1>)");
            // Of what it adds itself a listener is not told. RFC 5465 §5.2
            case 4 -> client.command(listens ? "NOOP" : "UID MOVE " + uid + " INBOX");
            case 5 -> client.command(random.nextInt(4) == 0 ? "UID EXPUNGE 1:*" : "NOOP");
            case 6 -> client.command("UID SEARCH DELETED");
            default -> {
                if (numbers) { // while a FETCH is answered nothing can vanish
                    client.command("FETCH * (UID FLAGS MODSEQ)");
                }
            }
        }
    }

    private String flag() {
        return FLAGS.get(random.nextInt(FLAGS.size()));
    }
}
