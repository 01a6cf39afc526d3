package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.Flag;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** APPEND, COPY, MOVE, STORE, EXPUNGE and quota. */
class MailboxMessagesTest {

    private static final Flags SEEN = Flags.of(Flag.SEEN);
    private static final Flags DELETED = Flags.of(Flag.DELETED);

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    @Test
    void appendGivesUidsDatesAndAnEmailId() {
        var date = OffsetDateTime.parse("2026-01-02T03:04:05+07:00");
        var appended =
                store.commit(
                        tx ->
                                tx.append(
                                        inbox,
                                        List.of(
                                                NewMessage.of(SampleStore.mail("a"))
                                                        .withInternalDate(date)
                                                        .withUid(7),
                                                NewMessage.of(SampleStore.mail("b"))
                                                        .withFlags(
                                                                Flags.of(
                                                                        Flag.SEEN, Flag.RECENT)))));
        assertThat(appended).isEqualTo(new Appended(1, UidSet.of(7, 8)));
        var rows = sample.mailbox("INBOX").rows();
        assertThat(rows.get(0).internalDate()).isEqualTo(date);
        assertThat(rows.get(0).savedDate()).isEqualTo(SampleStore.NOW);
        assertThat(rows.get(1).internalDate().toInstant()).isEqualTo(SampleStore.NOW);
        assertThat(rows.get(1).flags()).isEqualTo(SEEN);
        assertThat(rows.get(1).emailId()).startsWith("M").isNotEqualTo(rows.get(0).emailId());
        assertThat(sample.mailbox("INBOX").uidNext()).isEqualTo(9);
        assertThat(sample.mailbox("INBOX").recent()).isEqualTo(2);
    }

    @Test
    void aUidBelowUidnextIsRefused() {
        sample.append("INBOX", 3);
        var again = NewMessage.of(SampleStore.mail("x")).withUid(3);
        assertRefused(Reason.CANNOT, tx -> tx.append(inbox, List.of(again)));
        var beyond = NewMessage.of(SampleStore.mail("x")).withUid(1L << 32);
        assertRefused(Reason.CANNOT, tx -> tx.append(inbox, List.of(beyond)));
    }

    @Test
    void countsEqualASumOverTheRows() {
        var seed = new Random().nextLong();
        System.out.println("MailboxMessagesTest: seed " + seed);
        var random = new Random(seed);
        sample.create("Archive");
        for (var n = 0; n < 500; n++) {
            var mailbox = sample.mailbox(random.nextBoolean() ? "INBOX" : "Archive");
            var other = sample.id(random.nextBoolean() ? "INBOX" : "Archive");
            var uids = some(random, mailbox);
            var flags = random.nextBoolean() ? SEEN : DELETED;
            var operation = FlagChange.Operation.values()[random.nextInt(3)];
            store.change(
                    tx -> {
                        switch (random.nextInt(5)) {
                            case 0 -> tx.append(mailbox.id(), SampleStore.mails(3));
                            case 1 -> tx.expunge(mailbox.id(), uids);
                            case 2 -> tx.copy(mailbox.id(), uids, other);
                            case 3 -> tx.move(mailbox.id(), uids, other);
                            default ->
                                    tx.changeFlags(
                                            mailbox.id(),
                                            uids,
                                            new FlagChange(operation, flags),
                                            OptionalLong.empty());
                        }
                    });
            checkCounts(seed, sample.mailbox("INBOX"));
            checkCounts(seed, sample.mailbox("Archive"));
        }
        var account = store.state().account("anna").orElseThrow();
        var all = account.mailboxes();
        assertThat(account.usedMessages()).isEqualTo(all.stream().mapToLong(Mailbox::exists).sum());
        assertThat(account.usedOctets()).isEqualTo(all.stream().mapToLong(Mailbox::octets).sum());
    }

    private static void checkCounts(long seed, Mailbox mailbox) {
        var unseen = 0;
        var deleted = 0;
        var octets = 0L;
        var deletedOctets = 0L;
        for (var row : mailbox.rows()) {
            unseen += row.flags().contains(Flag.SEEN) ? 0 : 1;
            deleted += row.flags().contains(Flag.DELETED) ? 1 : 0;
            octets += row.size();
            deletedOctets += row.flags().contains(Flag.DELETED) ? row.size() : 0;
            assertThat(row.modSeq()).isLessThanOrEqualTo(mailbox.highestModSeq());
        }
        assertThat(mailbox.unseen()).as("seed %d", seed).isEqualTo(unseen);
        assertThat(mailbox.deleted()).as("seed %d", seed).isEqualTo(deleted);
        assertThat(mailbox.octets()).as("seed %d", seed).isEqualTo(octets);
        assertThat(mailbox.deletedOctets()).as("seed %d", seed).isEqualTo(deletedOctets);
    }

    private static UidSet some(Random random, Mailbox mailbox) {
        var uids = new ArrayList<Long>();
        for (var row : mailbox.rows()) {
            if (random.nextInt(4) == 0) {
                uids.add(row.uid());
            }
        }
        return UidSet.of(uids);
    }

    @Test
    void copyKeepsFlagsDateAndEmailIdAlsoIntoAnotherAccount() {
        sample.append("INBOX", 3);
        store.change(tx -> tx.changeFlags(inbox, UidSet.of(2), FlagChange.add(SEEN), row -> true));
        var bens = store.state().mailbox("ben", "INBOX").orElseThrow();
        var copied = store.commit(tx -> tx.copy(inbox, UidSet.of(2, 3, 99), bens.id()));
        assertThat(copied).isEqualTo(new Copied(1, UidSet.of(2, 3), UidSet.of(1, 2)));
        var row = store.state().mailbox(bens.id()).orElseThrow().rows().get(0);
        var source = sample.mailbox("INBOX").rows().get(1);
        assertThat(row.flags()).isEqualTo(SEEN);
        assertThat(row.emailId()).isEqualTo(source.emailId());
        assertThat(row.message()).isSameAs(source.message());
        assertThat(store.state().account("ben").orElseThrow().usedMessages()).isEqualTo(2);
    }

    @Test
    void moveTakesAwayWhatItCopies() {
        sample.append("INBOX", 3);
        sample.create("Archive");
        var moved = store.commit(tx -> tx.move(inbox, UidSet.of(1, 3), sample.id("Archive")));
        assertThat(moved.from()).hasToString("1,3");
        assertThat(moved.to()).hasToString("1:2");
        assertThat(sample.uids("INBOX")).containsExactly(2L);
        var again = store.commit(tx -> tx.move(inbox, UidSet.of(2), inbox));
        assertThat(again.to()).hasToString("4");
        assertThat(sample.uids("INBOX")).containsExactly(4L);
    }

    @Test
    void allChangesOfOneCommitShareOneModSequence() {
        sample.append("INBOX", 3);
        var before = sample.mailbox("INBOX").highestModSeq();
        store.change(
                tx -> {
                    tx.changeFlags(inbox, UidSet.of(1), FlagChange.add(SEEN), row -> true);
                    tx.append(inbox, SampleStore.mails(1));
                    tx.expunge(inbox, UidSet.of(2));
                });
        var mailbox = sample.mailbox("INBOX");
        assertThat(mailbox.highestModSeq()).isEqualTo(before + 1);
        assertThat(mailbox.rows())
                .extracting(MessageRow::modSeq)
                .containsExactly(before + 1, before, before + 1);
        assertThat(mailbox.vanishedSince(before, UidSet.range(1, 99))).hasToString("2");
    }

    @Test
    void modSequencesCountPerMailbox() {
        var other = sample.create("other");
        sample.append("INBOX", 1);
        sample.append("INBOX", 1);
        assertThat(sample.mailbox("other").highestModSeq()).isEqualTo(other.highestModSeq());
    }

    @Test
    void flagsThatAreThereAlreadyChangeNothing() {
        sample.append("INBOX", 2);
        store.change(tx -> tx.changeFlags(inbox, UidSet.of(1), FlagChange.add(SEEN), row -> true));
        var before = sample.mailbox("INBOX");
        var outcome =
                store.commit(
                        tx ->
                                tx.changeFlags(
                                        inbox,
                                        UidSet.of(1, 9),
                                        FlagChange.add(SEEN),
                                        OptionalLong.empty()));
        assertThat(outcome)
                .isEqualTo(
                        new FlagsChanged(
                                UidSet.of(1),
                                UidSet.EMPTY,
                                UidSet.EMPTY,
                                UidSet.of(9),
                                before.highestModSeq()));
        assertThat(sample.mailbox("INBOX")).isSameAs(before);
    }

    @Test
    void unchangedSinceRefusesWhatChangedLater() {
        sample.append("INBOX", 3);
        var limit = sample.mailbox("INBOX").highestModSeq();
        store.change(tx -> tx.changeFlags(inbox, UidSet.of(2), FlagChange.add(SEEN), row -> true));
        var outcome =
                store.commit(
                        tx ->
                                tx.changeFlags(
                                        inbox,
                                        UidSet.range(1, 3),
                                        FlagChange.add(DELETED),
                                        OptionalLong.of(limit)));
        assertThat(outcome.applied()).hasToString("1,3");
        assertThat(outcome.changed()).hasToString("1,3");
        assertThat(outcome.refused()).hasToString("2");
        assertThat(outcome.modSeq()).isEqualTo(limit + 2);
        assertThat(sample.mailbox("INBOX").deleted()).isEqualTo(2);
    }

    @Test
    void expungeOfDeletedSparesTheOthers() {
        sample.append("INBOX", 4);
        store.change(
                tx ->
                        tx.changeFlags(
                                inbox, UidSet.of(1, 2, 3), FlagChange.add(DELETED), row -> true));
        store.change(
                tx -> tx.changeFlags(inbox, UidSet.of(2), FlagChange.remove(DELETED), r -> true));
        var expunged = store.commit(tx -> tx.expungeDeleted(inbox, UidSet.range(2, 9)));
        assertThat(expunged).hasToString("3");
        assertThat(sample.uids("INBOX")).containsExactly(1L, 2L, 4L);
    }

    @Test
    void expungesTooOldToRememberAreAllThatIsMissing() {
        sample.append("INBOX", 30_000);
        var early = sample.mailbox("INBOX").highestModSeq();
        store.change(tx -> tx.expunge(inbox, UidSet.of(5)));
        var middle = sample.mailbox("INBOX").highestModSeq();
        assertThat(sample.mailbox("INBOX").vanishedSince(early, UidSet.range(1, 9)))
                .hasToString("5");
        assertThat(sample.mailbox("INBOX").vanishedSince(middle, UidSet.range(1, 9)))
                .isEqualTo(UidSet.EMPTY);
        for (var uid = 10_001L; uid <= 20_000; uid++) {
            var one = UidSet.of(uid);
            store.change(tx -> tx.expunge(inbox, one));
        }
        var mailbox = sample.mailbox("INBOX");
        assertThat(mailbox.log().since(middle)).isEmpty();
        assertThat(mailbox.vanishedSince(middle, UidSet.range(1, 99_999)))
                .hasToString("5,10001:20000");
        assertThat(mailbox.vanishedSince(middle + 9_999, UidSet.range(1, 99_999)))
                .hasToString("20000");
    }

    @Test
    void keywordsInUseAreRemembered() {
        var work = Flag.of("$Work");
        sample.append("INBOX", 1);
        assertThat(sample.mailbox("INBOX").keywords()).isEmpty();
        store.change(
                tx -> {
                    tx.changeFlags(inbox, UidSet.of(1), FlagChange.add(Flags.of(work)), r -> true);
                    tx.changeFlags(inbox, UidSet.of(1), FlagChange.replace(SEEN), r -> true);
                });
        assertThat(sample.mailbox("INBOX").keywords()).containsExactly(work);
    }

    @Test
    void recentIsClaimedOnce() {
        sample.append("INBOX", 2);
        assertThat(sample.mailbox("INBOX").recent()).isEqualTo(2);
        assertThat(claimRecent()).hasToString("1:2");
        assertThat(claimRecent()).isEqualTo(UidSet.EMPTY);
        assertThat(sample.mailbox("INBOX").recent()).isZero();
        sample.append("INBOX", 1);
        assertThat(claimRecent()).hasToString("3");
    }

    @Test
    void quotaRefusesWhatWouldExceedIt() {
        sample.append("INBOX", 2);
        sample.create("Archive");
        var archive = sample.id("Archive");
        quota(OptionalLong.empty(), OptionalLong.of(3));
        sample.append("INBOX", 1);
        assertRefused(Reason.OVER_QUOTA, tx -> tx.append(inbox, SampleStore.mails(1)));
        assertRefused(Reason.OVER_QUOTA, tx -> tx.copy(inbox, UidSet.of(1), archive));
        store.change(tx -> tx.move(inbox, UidSet.of(1), archive));
        var bens = store.state().mailbox("ben", "INBOX").orElseThrow().id();
        store.change(tx -> tx.append(bens, SampleStore.mails(1)));
        assertRefused(Reason.OVER_QUOTA, tx -> tx.move(bens, UidSet.of(1), inbox));
        assertThat(sample.uids("INBOX")).containsExactly(2L, 3L);
    }

    @Test
    void storageCountsInUnitsOf1024Octets() {
        quota(OptionalLong.of(1), OptionalLong.empty());
        var octets = SampleStore.mail("").size();
        var fits = SampleStore.mail("x".repeat((int) (1024 - octets)));
        var tooBig = SampleStore.mail("x".repeat((int) (1025 - octets)));
        assertRefused(Reason.OVER_QUOTA, tx -> tx.append(inbox, List.of(NewMessage.of(tooBig))));
        store.change(tx -> tx.append(inbox, List.of(NewMessage.of(fits))));
        quota(OptionalLong.of(0), OptionalLong.empty());
        assertThat(sample.mailbox("INBOX").exists()).as("what is there stays").isEqualTo(1);
    }

    private UidSet claimRecent() {
        return store.commit(tx -> tx.claimRecent(inbox));
    }

    private void quota(OptionalLong storageKiB, OptionalLong messages) {
        store.change(tx -> tx.setQuota("anna", new Quota(storageKiB, messages)));
    }

    private void assertRefused(Reason reason, Consumer<Transaction> action) {
        var before = store.state();
        assertThatThrownBy(() -> store.change(action))
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(store.state()).isSameAs(before);
    }
}
