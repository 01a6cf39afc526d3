package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Going back to a snapshot. RFC 9051 §2.3.1.1, RFC 7162 §3.1. */
class RestorationTest {

    private static final Flags SEEN = Flags.of(Flag.SEEN);

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    @Test
    void allIsAsItWas() {
        sample.append("INBOX", 3);
        sample.create("foo");
        store.change(tx -> tx.setAddresses("anna", List.of("Anna@Example.org")));
        var snapshot = store.state();
        store.change(
                tx -> {
                    tx.expunge(inbox, UidSet.of(2));
                    tx.append(inbox, SampleStore.mails(2));
                    tx.changeFlags(inbox, UidSet.of(1), FlagChange.add(SEEN), row -> true);
                    tx.deleteMailbox("anna", "foo");
                    tx.setPassword("anna", "other");
                    tx.setAddresses("anna", List.of());
                    tx.deleteAccount("ben");
                    tx.createAccount("carl", "secret");
                });
        store.restore(snapshot);
        var state = store.state();
        assertThat(state.epoch()).isGreaterThan(snapshot.epoch());
        assertThat(state.accounts()).extracting(Account::user).containsExactly("anna", "ben");
        assertThat(state.account("anna").orElseThrow().password()).isEqualTo("secret");
        assertThat(state.accountFor("anna@example.ORG")).isPresent();
        assertThat(sample.uids("INBOX")).containsExactly(1L, 2L, 3L);
        assertThat(sample.mailbox("INBOX").rows().get(0).flags()).isEqualTo(Flags.NONE);
        assertThat(sample.mailbox("INBOX").uidNext()).isEqualTo(4);
        assertThat(sample.mailbox("INBOX").unseen()).isEqualTo(3);
        assertThat(sample.mailbox("foo").uidValidity())
                .isEqualTo(snapshot.mailbox("anna", "foo").orElseThrow().uidValidity());
        assertThat(state.account("anna").orElseThrow().usedMessages()).isEqualTo(3);
    }

    @Test
    void uidsGoOnUnderSessions() {
        sample.append("INBOX", 1);
        var snapshot = store.state();
        sample.append("INBOX", 2);
        store.restoreUnderSessions(snapshot);
        assertThat(sample.append("INBOX", 1)).hasToString("4");
        store.restore(snapshot);
        assertThat(sample.append("INBOX", 1)).hasToString("2");
    }

    @Test
    void whatIsTheSameKeepsItsModSequence() {
        sample.append("INBOX", 2);
        sample.create("foo");
        var snapshot = store.state();
        sample.append("foo", 1);
        store.restore(snapshot);
        assertThat(sample.mailbox("INBOX"))
                .isSameAs(snapshot.mailbox("anna", "INBOX").orElseThrow());
        var commits = new ArrayList<Commit>();
        try (var watch = store.watch(commits::add)) {
            store.restore(snapshot);
        }
        assertThat(commits).hasSize(1);
        assertThat(commits.get(0).isRestore()).isTrue();
    }

    @Test
    void uidValidityAndIdsAreNotGivenAgain() {
        var snapshot = store.state();
        var first = sample.create("foo");
        store.restore(snapshot);
        var second = sample.create("foo");
        assertThat(second.uidValidity()).isGreaterThan(first.uidValidity());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aMailboxThatComesBackHasAllNewModSequences() {
        sample.create("foo");
        sample.append("foo", 2);
        var snapshot = store.state();
        for (var n = 0; n < 5; n++) {
            sample.append("foo", 1);
        }
        var highest = sample.mailbox("foo").highestModSeq();
        store.change(tx -> tx.deleteMailbox("anna", "foo"));
        store.restore(snapshot);
        var back = sample.mailbox("foo");
        assertThat(back.highestModSeq()).isGreaterThan(highest);
        assertThat(back.rows()).allMatch(row -> row.modSeq() == back.highestModSeq());
        assertThat(back.vanishedSince(highest, UidSet.range(1, 9))).isEqualTo(UidSet.EMPTY);
        assertThat(back.uidNext()).isEqualTo(3);
    }

    /** What a client of CONDSTORE and QRESYNC keeps while it is not connected. */
    private record Kept(long modSeq, Map<Long, Flags> flags) {

        /** RFC 7162 §3.2.6: vanished first, then what changed. */
        Kept broughtUpTo(Mailbox mailbox) {
            var now = new HashMap<>(flags);
            var known = UidSet.of(flags.keySet());
            mailbox.vanishedSince(modSeq, known).forEach(now::remove);
            mailbox.rows().forEachChangedSince(modSeq, row -> now.put(row.uid(), row.flags()));
            return new Kept(mailbox.highestModSeq(), now);
        }
    }

    @Test
    void clientsThatWereAwayFindOutByModSequencesAlone() {
        var seed = new Random().nextLong();
        System.out.println("RestorationTest: seed " + seed);
        var random = new Random(seed);
        for (var run = 0; run < 200; run++) {
            var own = new SampleStore();
            var snapshots = new ArrayList<StoreState>();
            var clients = new ArrayList<>(List.of(new Kept(0, Map.of())));
            for (var step = 0; step < 60; step++) {
                change(random, own, snapshots);
                var mailbox = own.mailbox("INBOX");
                var n = random.nextInt(clients.size());
                clients.add(clients.get(n).broughtUpTo(mailbox));
                var flags = new HashMap<Long, Flags>();
                mailbox.rows().forEach(row -> flags.put(row.uid(), row.flags()));
                assertThat(clients.get(clients.size() - 1).flags())
                        .as("seed %d, run %d, step %d", seed, run, step)
                        .isEqualTo(flags);
            }
        }
    }

    private static void change(Random random, SampleStore own, List<StoreState> snapshots) {
        var id = own.id("INBOX");
        var highest = own.mailbox("INBOX").highestModSeq();
        Set<Long> some = new TreeSet<>();
        own.mailbox("INBOX")
                .rows()
                .forEach(row -> some.addAll(random.nextInt(3) == 0 ? Set.of(row.uid()) : Set.of()));
        var uids = UidSet.of(some);
        var change = random.nextBoolean() ? FlagChange.add(SEEN) : FlagChange.replace(Flags.NONE);
        switch (random.nextInt(7)) {
            case 0, 1 -> own.append("INBOX", 1 + random.nextInt(3));
            case 2 -> own.store.change(tx -> tx.expunge(id, uids));
            case 3, 4 -> own.store.change(tx -> tx.changeFlags(id, uids, change, row -> true));
            case 5 -> snapshots.add(own.store.state());
            default -> {
                if (!snapshots.isEmpty()) {
                    // UIDs that are given again are another matter: no client can cope with them.
                    own.store.restoreUnderSessions(snapshots.get(random.nextInt(snapshots.size())));
                }
            }
        }
        assertThat(own.mailbox("INBOX").highestModSeq()).isGreaterThanOrEqualTo(highest);
    }
}
