package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.StoreRefusal.Reason;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** CREATE, DELETE and RENAME. RFC 9051 §6.3.4 to §6.3.6. */
class MailboxNamesTest {

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;

    @Test
    void everyAccountHasAnInboxInAnyCase() {
        assertThat(names()).containsExactly("INBOX");
        assertThat(sample.mailbox("inBox")).isSameAs(sample.mailbox("INBOX"));
        assertThat(sample.create("inbox/lists").name()).isEqualTo("INBOX/lists");
        assertRefused(Reason.ALREADY_EXISTS, () -> sample.create("Inbox"));
    }

    @Test
    void createMakesSuperiorNames() {
        sample.create("foo/bar/zap");
        assertThat(names()).containsExactly("INBOX", "foo", "foo/bar", "foo/bar/zap");
        assertThat(sample.mailbox("foo").isSelectable()).isFalse();
        assertThat(sample.mailbox("foo/bar/zap").isSelectable()).isTrue();
        assertThat(account().hasInferiors("foo")).isTrue();
        assertThat(account().hasInferiors("foo/bar/zap")).isFalse();
        assertThat(account().inferiors("foo"))
                .extracting(Mailbox::name)
                .containsExactly("foo/bar", "foo/bar/zap");
        assertRefused(Reason.NOT_SELECTABLE, () -> sample.append("foo", 1));
    }

    @Test
    void aNameThatIsListedOnlyBecomesAMailboxWhenAskedFor() {
        sample.create("foo/bar");
        var name = sample.mailbox("foo");
        var mailbox = sample.create("foo");
        assertThat(mailbox.isSelectable()).isTrue();
        assertThat(mailbox.id()).isNotEqualTo(name.id());
        assertRefused(Reason.ALREADY_EXISTS, () -> sample.create("foo"));
    }

    @Test
    void wrongNamesAreRefused() {
        for (var name : List.of("", "/a", "a/", "a//b", "a\nb")) {
            assertRefused(Reason.INVALID_NAME, () -> sample.create(name));
        }
        assertRefused(Reason.NONEXISTENT, () -> delete("nothing"));
    }

    @Test
    void aMailboxMadeAgainHasAGreaterUidValidity() {
        var first = sample.create("foo");
        delete("foo");
        var second = sample.create("foo");
        assertThat(second.uidValidity()).isGreaterThan(first.uidValidity());
        assertThat(second.id()).isNotEqualTo(first.id());
        store.change(tx -> tx.deleteAccount("anna"));
        store.change(tx -> tx.createAccount("anna", "secret"));
        assertThat(sample.create("foo").uidValidity()).isGreaterThan(second.uidValidity());
    }

    @Test
    void uidValidityIsTheSameInEveryRun() {
        assertThat(sample.mailbox("INBOX").uidValidity()).isEqualTo(1);
        assertThat(sample.create("foo").uidValidity()).isEqualTo(2);
        assertThat(new SampleStore().create("foo").uidValidity()).isEqualTo(2);
    }

    @Test
    void deletingAMailboxWithInferiorsLeavesItsName() {
        sample.create("foo");
        sample.create("foo/bar");
        sample.append("foo", 3);
        var before = sample.mailbox("foo");
        delete("foo");
        assertThat(sample.mailbox("foo").isSelectable()).isFalse();
        assertThat(sample.mailbox("foo").exists()).isZero();
        assertThat(store.state().mailbox(before.id())).isEmpty();
        assertThat(account().usedMessages()).isZero();
        assertRefused(Reason.HAS_CHILDREN, () -> delete("foo"));
        delete("foo/bar");
        delete("foo");
        assertThat(names()).containsExactly("INBOX");
    }

    @Test
    void inboxIsNotDeleted() {
        assertRefused(Reason.CANNOT, () -> delete("INBOX"));
    }

    @Test
    void renameTakesTheTreeAlong() {
        sample.create("foo/bar/zap");
        sample.create("foobar");
        var zap = sample.mailbox("foo/bar/zap");
        rename("foo/bar", "new/place");
        assertThat(names())
                .containsExactly("INBOX", "foo", "foobar", "new", "new/place", "new/place/zap");
        var renamed = sample.mailbox("new/place/zap");
        assertThat(renamed.id()).isEqualTo(zap.id());
        assertThat(renamed.uidValidity()).isEqualTo(zap.uidValidity());
        assertThat(store.state().mailbox(zap.id())).containsSame(renamed);
    }

    @Test
    void renameRefusesWhatCannotBe() {
        sample.create("foo/bar");
        sample.create("zap");
        assertRefused(Reason.ALREADY_EXISTS, () -> rename("foo", "zap"));
        assertRefused(Reason.ALREADY_EXISTS, () -> rename("foo", "inbox"));
        assertRefused(Reason.CANNOT, () -> rename("foo", "foo/bar/deep"));
        assertRefused(Reason.NONEXISTENT, () -> rename("nothing", "new"));
        assertThat(names()).containsExactly("INBOX", "foo", "foo/bar", "zap");
    }

    @Test
    void aMailboxRenamedToAVacatedNameGetsAGreaterUidValidity() {
        var first = sample.create("first");
        var second = sample.create("second");
        rename("first", "away");
        rename("second", "first");
        assertThat(sample.mailbox("first").uidValidity()).isEqualTo(second.uidValidity());
        rename("away", "second");
        assertThat(sample.mailbox("second").uidValidity()).isGreaterThan(second.uidValidity());
        assertThat(sample.mailbox("second").id()).isEqualTo(first.id());
    }

    @Test
    void renamingInboxMovesItsMessagesOnly() {
        sample.create("INBOX/lists");
        sample.append("INBOX", 3);
        var before = sample.mailbox("INBOX");
        rename("INBOX", "old/mail");
        var inbox = sample.mailbox("INBOX");
        assertThat(names()).containsExactly("INBOX", "INBOX/lists", "old", "old/mail");
        assertThat(inbox.id()).isEqualTo(before.id());
        assertThat(inbox.exists()).isZero();
        assertThat(inbox.uidNext()).isEqualTo(4);
        assertThat(sample.uids("old/mail")).containsExactly(1L, 2L, 3L);
        assertThat(sample.mailbox("old/mail").uidValidity()).isNotEqualTo(inbox.uidValidity());
        assertThat(account().usedMessages()).isEqualTo(3);
    }

    @Test
    void subscriptionsOutliveTheirMailboxes() {
        sample.create("foo");
        store.change(tx -> tx.subscribe("anna", "foo"));
        store.change(tx -> tx.subscribe("anna", "inbox"));
        delete("foo");
        assertThat(account().subscriptions()).containsExactly("INBOX", "foo");
        store.change(tx -> tx.unsubscribe("anna", "foo"));
        assertThat(account().subscriptions()).containsExactly("INBOX");
    }

    @Test
    void anInvalidatedMailboxIsAnotherOne() {
        sample.append("INBOX", 3);
        store.change(tx -> tx.setSpecialUse(sample.id("INBOX"), Set.of(SpecialUse.ARCHIVE)));
        var flags = FlagChange.add(Flags.of(Flag.of("$Work")));
        store.change(tx -> tx.changeFlags(sample.id("INBOX"), UidSet.of(2), flags, row -> true));
        var before = sample.mailbox("INBOX");
        var after = store.commit(tx -> tx.changeUidValidity(before.id()));
        assertThat(after.uidValidity()).isGreaterThan(before.uidValidity());
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(sample.uids("INBOX")).containsExactly(4L, 5L, 6L);
        assertThat(after.specialUse()).containsExactly(SpecialUse.ARCHIVE);
        assertThat(after.rows().get(1).flags()).isEqualTo(Flags.of(Flag.of("$Work")));
        assertThat(after.keywords()).containsExactly(Flag.of("$Work"));
        assertThat(account().usedMessages()).isEqualTo(3);
    }

    @Test
    void aFixtureMaySetUidValidityAndUidNext() {
        var id = sample.id("INBOX");
        store.change(
                tx -> {
                    tx.setUidValidity(id, 77);
                    tx.setUidNext(id, 2_000);
                    tx.createNoselect("anna", "names");
                });
        assertThat(sample.mailbox("INBOX").uidValidity()).isEqualTo(77);
        assertThat(sample.append("INBOX", 2)).hasToString("2000:2001");
        assertThat(sample.mailbox("names").isSelectable()).isFalse();
        assertThat(sample.create("later").uidValidity()).isGreaterThan(77);
        assertRefused(Reason.CANNOT, () -> store.change(tx -> tx.setUidNext(id, 5)));
        assertRefused(Reason.CANNOT, () -> store.change(tx -> tx.setUidValidity(id, 1L << 32)));
    }

    private void delete(String name) {
        store.change(tx -> tx.deleteMailbox("anna", name));
    }

    private void rename(String from, String to) {
        store.change(tx -> tx.renameMailbox("anna", from, to));
    }

    private Account account() {
        return store.state().account("anna").orElseThrow();
    }

    private List<String> names() {
        return account().mailboxes().stream().map(Mailbox::name).toList();
    }

    private void assertRefused(Reason reason, ThrowingCallable action) {
        var before = store.state();
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(store.state()).isSameAs(before);
    }
}
