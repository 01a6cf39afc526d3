package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.Flag;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailStoreTest {

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    @Test
    void aCommitIsSeenWholeOrNotAtAll() {
        var before = store.state();
        var during = new ArrayList<StoreState>();
        store.change(
                tx -> {
                    tx.append(inbox, SampleStore.mails(1));
                    during.add(store.state());
                    assertThat(tx.state().mailbox(inbox).orElseThrow().exists()).isEqualTo(1);
                });
        assertThat(during).containsExactly(before);
        assertThat(sample.mailbox("INBOX").exists()).isEqualTo(1);
    }

    @Test
    void aCommitThatThrowsChangesNothing() {
        var before = store.state();
        assertThatThrownBy(
                        () ->
                                store.change(
                                        tx -> {
                                            tx.append(inbox, SampleStore.mails(1));
                                            tx.mailbox("anna", "nothing");
                                        }))
                .isInstanceOf(StoreRefusal.class)
                .hasMessage("no mailbox \"nothing\"");
        assertThat(store.state()).isSameAs(before);
        assertThat(sample.append("INBOX", 1)).as("and the lock is free").hasToString("1");
    }

    @Test
    void aCommitInsideACommitIsRefused() {
        assertThatThrownBy(() -> store.change(tx -> sample.append("INBOX", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a commit inside a commit");
    }

    @Test
    void watchersHearOfCommitsAfterTheUnlock() {
        var heard = new ArrayList<Commit>();
        var subscription =
                store.watch(
                        commit -> {
                            heard.add(commit);
                            assertThat(store.state()).isSameAs(commit.after());
                            if (heard.size() == 1) {
                                sample.append("INBOX", 1);
                            }
                        });
        sample.append("INBOX", 1);
        assertThat(heard).hasSize(2).allMatch(commit -> commit.touches(inbox));
        assertThat(heard).noneMatch(Commit::accounts);
        assertThat(heard.get(1).before()).isSameAs(heard.get(0).after());
        subscription.close();
        subscription.close();
        sample.append("INBOX", 1);
        assertThat(heard).hasSize(2);
    }

    @Test
    void nobodyIsToldOfNothing() {
        sample.append("INBOX", 1);
        var heard = new AtomicInteger();
        try (var watch = store.watch(commit -> heard.incrementAndGet())) {
            store.change(tx -> tx.claimRecent(inbox));
            store.change(tx -> tx.expunge(inbox, UidSet.of(99)));
            store.change(
                    tx ->
                            tx.changeFlags(
                                    inbox, UidSet.of(1), FlagChange.add(Flags.NONE), row -> true));
            assertThat(heard).hasValue(0);
            store.change(tx -> tx.setPassword("anna", "other"));
            assertThat(heard).hasValue(1);
        }
    }

    @Test
    void aWatcherThatThrowsKeepsNobodyElseFromHearing() {
        var heard = new AtomicInteger();
        try (var bad = store.watch(MailStoreTest::fail);
                var worse = store.watch(MailStoreTest::fail);
                var good = store.watch(commit -> heard.incrementAndGet())) {
            assertThatThrownBy(() -> sample.append("INBOX", 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
        assertThat(heard).hasValue(1);
        assertThat(sample.mailbox("INBOX").exists()).isEqualTo(1);
    }

    private static void fail(Commit commit) {
        throw new IllegalArgumentException("in a watcher");
    }

    @Test
    void accountsAreFoundByUserNameAndByAddress() {
        store.change(tx -> tx.setAddresses("anna", List.of("anna@example.org", "A@b.c")));
        assertThat(store.state().accountFor("ANNA@example.org")).isPresent();
        assertThat(store.state().accountFor("anna")).isPresent();
        assertThat(store.state().accountFor("ANNA")).isEmpty();
        assertThatThrownBy(() -> store.change(tx -> tx.setAddresses("ben", List.of("a@B.c"))))
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ALREADY_EXISTS));
        store.change(tx -> tx.setAddresses("anna", List.of("a@b.c")));
        assertThat(store.state().accountFor("anna@example.org")).isEmpty();
        store.change(tx -> tx.deleteAccount("anna"));
        assertThat(store.state().accountFor("a@b.c")).isEmpty();
        store.change(tx -> tx.setAddresses("ben", List.of("a@b.c")));
        assertThat(store.state().accountFor("a@b.c").orElseThrow().user()).isEqualTo("ben");
    }

    @Test
    void uidValidityStartsWhereTheStoreIsTold() {
        var other = new MailStore(InstantSource.fixed(SampleStore.NOW), 4_000_000_000L);
        var account = other.commit(tx -> tx.createAccount("anna", "secret"));
        assertThat(account.inbox().uidValidity()).isEqualTo(4_000_000_000L);
        assertThatThrownBy(() -> new MailStore(InstantSource.system(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Writers move one message to and fro and mark it, in all mailboxes at once; a reader that ever
     * sees it twice, or not at all, or a count that does not fit, has seen half a commit.
     */
    @Test
    void readersSeeConsistentSnapshotsWhileOthersCommit() throws Exception {
        var archive = sample.create("Archive").id();
        var bens = store.state().mailbox("ben", "INBOX").orElseThrow().id();
        var places = List.of(inbox, archive, bens);
        sample.append("INBOX", 20);
        var done = new AtomicBoolean();
        var heard = new AtomicInteger();
        var commits = 4 * 2_000;
        var threads = Executors.newFixedThreadPool(6);
        try (var watch = store.watch(commit -> heard.incrementAndGet())) {
            var readers = new ArrayList<Future<Integer>>();
            Callable<Integer> reader =
                    () -> {
                        var reads = 0;
                        while (!done.get()) {
                            checkConsistent(store.state(), places);
                            reads++;
                        }
                        return reads;
                    };
            readers.add(threads.submit(reader));
            readers.add(threads.submit(reader));
            var writers = new ArrayList<Future<?>>();
            for (var writer = 0; writer < 4; writer++) {
                var first = writer;
                writers.add(
                        threads.submit(
                                () -> {
                                    for (var n = 0; n < commits / 4; n++) {
                                        shuffle(places, first + n);
                                    }
                                }));
            }
            for (var writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            done.set(true);
            for (var one : readers) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(heard).hasValue(commits);
    }

    private void shuffle(List<MailboxId> places, int n) {
        var from = places.get(n % places.size());
        var to = places.get((n + 1) % places.size());
        store.change(
                tx -> {
                    var all = UidSet.range(1, 1L << 31);
                    tx.move(from, all, to);
                    var half = UidSet.range(tx.mailbox(to).uidNext() / 2, 1L << 31);
                    var flag = Flags.of(n % 2 == 0 ? Flag.SEEN : Flag.DELETED);
                    tx.changeFlags(to, half, FlagChange.replace(flag), row -> true);
                    tx.setPassword("ben", "p" + n);
                });
    }

    private static void checkConsistent(StoreState state, List<MailboxId> places) {
        var messages = 0;
        for (var place : places) {
            var mailbox = state.mailbox(place).orElseThrow();
            var unseen = 0;
            var octets = 0L;
            for (var row : mailbox.rows()) {
                unseen += row.flags().contains(Flag.SEEN) ? 0 : 1;
                octets += row.size();
            }
            assertThat(mailbox.unseen()).isEqualTo(unseen);
            assertThat(mailbox.octets()).isEqualTo(octets);
            messages += mailbox.exists();
        }
        assertThat(messages).isEqualTo(20);
        assertThat(state.accounts().stream().mapToLong(Account::usedMessages).sum()).isEqualTo(20);
    }
}
