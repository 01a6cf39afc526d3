package dev.postiche.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.MailboxId;
import dev.postiche.store.SampleStore;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sessions that really run at the same time, each on a thread of its own. */
class SelectedViewThreadsTest {

    private static final int SESSIONS = 4;
    private static final int STEPS = 800;

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    /** What a session saw as recent; each message may be in one of these sets only. */
    private record Outcome(ModelClient client, Set<Long> recents) {}

    @Test
    void sessionsEndUpWithTheSameMailboxAndNoneSharesARecentMessage() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("SelectedViewThreadsTest: seed " + seed);
        var threads = Executors.newFixedThreadPool(SESSIONS);
        var running = new ArrayList<Future<Outcome>>();
        try {
            for (var n = 0; n < SESSIONS; n++) {
                var random = new Random(seed + n);
                running.add(threads.submit(() -> session(random)));
            }
            var outcomes = new ArrayList<Outcome>();
            for (var future : running) {
                outcomes.add(future.get(60, TimeUnit.SECONDS));
            }
            var recents = new HashSet<Long>();
            for (var outcome : outcomes) {
                outcome.client.sync(true, UidSet.EMPTY);
                outcome.client.checkAgainst(store, sample.mailbox("INBOX"));
                for (var uid : outcome.recents) {
                    assertThat(recents.add(uid)).as("UID %d is recent once", uid).isTrue();
                }
            }
            assertThat(recents).isNotEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome session(Random random) {
        var selected = SelectedView.open(store, inbox, false);
        var client = new ModelClient(View.of(selected), false, selected.recent());
        var recents = new HashSet<Long>();
        for (var n = 0; n < STEPS; n++) {
            step(random, client);
            client.uids().stream().filter(client::seesRecent).forEach(recents::add);
        }
        return new Outcome(client, recents);
    }

    private void step(Random random, ModelClient client) {
        switch (random.nextInt(5)) {
            case 0 -> store.change(tx -> tx.append(inbox, SampleStore.mails(2)));
            case 1 -> client.sync(true, UidSet.EMPTY);
            case 2 -> client.sync(false, UidSet.EMPTY);
            default -> {
                if (client.count() > 0) {
                    storeOrExpunge(random, client);
                }
            }
        }
    }

    private void storeOrExpunge(Random random, ModelClient client) {
        var uids = UidSet.of(client.uid(1 + random.nextInt(client.count())));
        var flag = random.nextBoolean() ? Flag.SEEN : Flag.DELETED;
        var change = FlagChange.add(Flags.of(flag));
        var outcome = store.commit(tx -> tx.changeFlags(inbox, uids, change, OptionalLong.empty()));
        if (random.nextBoolean()) {
            client.storedSilently(change, outcome.applied());
        } else {
            client.sync(false, outcome.applied());
        }
        if (random.nextInt(3) == 0) {
            store.change(tx -> tx.expungeDeleted(inbox, UidSet.range(1, Long.MAX_VALUE)));
            client.sync(true, UidSet.EMPTY);
        }
    }
}
