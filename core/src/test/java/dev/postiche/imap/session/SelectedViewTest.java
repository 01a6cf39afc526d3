package dev.postiche.imap.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.imap.session.ViewEvent.Ended;
import dev.postiche.imap.session.ViewEvent.Ending;
import dev.postiche.imap.session.ViewEvent.Exists;
import dev.postiche.imap.session.ViewEvent.Expunged;
import dev.postiche.imap.session.ViewEvent.KeywordsDefined;
import dev.postiche.imap.session.ViewEvent.ModSeqChanged;
import dev.postiche.imap.session.ViewEvent.Recent;
import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.MailboxId;
import dev.postiche.store.SampleStore;
import dev.postiche.store.StoreRefusal;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectedViewTest {

    private static final Flags SEEN = Flags.of(Flag.SEEN);

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    @Test
    void expungesComeFirstThenArrivalsThenFlags() {
        sample.append("INBOX", 5);
        var view = open();
        expunge(2, 4);
        sample.append("INBOX", 2);
        flags(FlagChange.add(SEEN), 5);
        assertThat(sync(view, true))
                .containsExactly(
                        new Expunged(2, 2),
                        new Expunged(3, 4),
                        new Exists(5, 2),
                        changed(view, 3, 5, SEEN.withRecent()));
        assertThat(sync(view, true)).isEmpty();
    }

    @Test
    void recentCountsThisSessionsMessages() {
        sample.append("INBOX", 2);
        var first = open();
        assertThat(first.recent()).isEqualTo(2);
        sample.append("INBOX", 1);
        var second = open();
        assertThat(second.recent()).isEqualTo(1);
        assertThat(sync(first, true)).containsExactly(new Exists(3, 1));
        expunge(1);
        assertThat(sync(first, true)).containsExactly(new Expunged(1, 1), new Recent(1));
        assertThat(first.flagsOf(first.row(1))).isEqualTo(Flags.of(Flag.RECENT));
        assertThat(second.flagsOf(second.row(1))).isEqualTo(Flags.NONE);
    }

    @Test
    void examineTakesRecentFromNobody() {
        sample.append("INBOX", 2);
        var examined = SelectedView.open(store, inbox, true);
        assertThat(examined.recent()).isEqualTo(2);
        sample.append("INBOX", 1);
        assertThat(sync(examined, true)).containsExactly(new Exists(3, 1), new Recent(3));
        assertThat(open().recent()).isEqualTo(3);
        assertThat(SelectedView.open(store, inbox, true).recent()).isZero();
    }

    @Test
    void existsCountsWhatTheClientDoesNotYetKnowToBeGone() {
        sample.append("INBOX", 3);
        var view = open();
        expunge(1);
        sample.append("INBOX", 1);
        assertThat(sync(view, false)).containsExactly(new Exists(4, 1), new Recent(4));
        assertThat(view.isExpunged(1)).isTrue();
        assertThat(view.row(1).message()).as("still to be fetched").isNotNull();
        assertThat(sync(view, true)).containsExactly(new Expunged(1, 1), new Recent(3));
        assertThat(view.isExpunged(1)).isFalse();
    }

    @Test
    void aMessageThatCameAndWentIsNeverMentioned() {
        var view = open();
        sample.append("INBOX", 2);
        expunge(1, 2);
        assertThat(sync(view, true)).isEmpty();
        sample.append("INBOX", 1);
        assertThat(sync(view, true)).containsExactly(new Exists(1, 1), new Recent(1));
        assertThat(view.uidOf(1)).isEqualTo(3);
    }

    @Test
    void aSilentStoreDoesNotSwallowWhatAnotherSessionDid() {
        sample.append("INBOX", 2);
        var view = open();
        flags(FlagChange.add(Flags.of(Flag.FLAGGED)), 1);
        var change = FlagChange.add(SEEN);
        flags(change, 1, 2);
        view.apply(change, UidSet.of(1, 2));
        assertThat(sync(view, true))
                .containsExactly(
                        changed(view, 1, 1, Flags.of(Flag.SEEN, Flag.FLAGGED).withRecent()));
    }

    @Test
    void whoAskedIsToldEvenWhatDidNotChange() {
        sample.append("INBOX", 2);
        var view = open();
        assertThat(sync(view, false, UidSet.of(2)))
                .containsExactly(changed(view, 2, 2, Flags.of(Flag.RECENT)));
        assertThat(sync(view, false, UidSet.of(99))).isEmpty();
    }

    @Test
    void whatAFetchToldIsNotToldAgain() {
        sample.append("INBOX", 1);
        var view = open();
        flags(FlagChange.add(SEEN), 1);
        view.told(sample.mailbox("INBOX").rows().get(0));
        assertThat(sync(view, true)).isEmpty();
    }

    @Test
    void aNewModSequenceIsNewsToWhoWantsIt() {
        sample.append("INBOX", 1);
        var plain = open();
        var condstore = open();
        condstore.reportModSeq();
        var change = FlagChange.add(SEEN);
        flags(change, 1);
        plain.apply(change, UidSet.of(1));
        condstore.apply(change, UidSet.of(1));
        assertThat(sync(plain, true)).isEmpty();
        var modSeq = sample.mailbox("INBOX").highestModSeq();
        assertThat(sync(condstore, true)).containsExactly(new ModSeqChanged(1, 1, modSeq));
        assertThat(sync(condstore, true)).isEmpty();
    }

    @Test
    void newKeywordsAreDefinedBeforeAMessageHasThem() {
        sample.append("INBOX", 1);
        var view = open();
        var work = Flag.of("$Work");
        flags(FlagChange.add(Flags.of(work)), 1);
        assertThat(sync(view, true))
                .containsExactly(
                        new KeywordsDefined(List.of(work)),
                        changed(view, 1, 1, Flags.of(work).withRecent()));
    }

    @Test
    void aRenamedMailboxStaysSelected() {
        sample.create("foo");
        var view = SelectedView.open(store, sample.id("foo"), false);
        store.change(tx -> tx.renameMailbox("anna", "foo", "bar"));
        sample.append("bar", 1);
        assertThat(sync(view, true)).containsExactly(new Exists(1, 1), new Recent(1));
        assertThat(view.mailbox().name()).isEqualTo("bar");
    }

    @Test
    void aDeletedMailboxEndsTheView() {
        var id = sample.create("foo").id();
        var view = SelectedView.open(store, id, false);
        store.change(tx -> tx.deleteMailbox("anna", "foo"));
        assertThat(sync(view, false)).containsExactly(new Ended(Ending.DELETED));
        assertThat(view.ending()).contains(Ending.DELETED);
        assertThat(sync(view, true)).as("nothing after the end").isEmpty();
    }

    @Test
    void anotherUidValidityEndsTheView() {
        var view = open();
        store.change(tx -> tx.changeUidValidity(inbox));
        assertThat(sync(view, true)).containsExactly(new Ended(Ending.UIDVALIDITY_CHANGED));
        var second = SelectedView.open(store, sample.id("INBOX"), false);
        store.change(tx -> tx.setUidValidity(sample.id("INBOX"), 1_000));
        assertThat(sync(second, true)).containsExactly(new Ended(Ending.UIDVALIDITY_CHANGED));
    }

    @Test
    void whatIsNotAMailboxIsNotSelected() {
        sample.create("foo/bar");
        assertThatThrownBy(() -> SelectedView.open(store, sample.id("foo"), false))
                .isInstanceOf(StoreRefusal.class)
                .hasMessageContaining("holds no messages");
        assertThatThrownBy(() -> SelectedView.open(store, new MailboxId(999), false))
                .isInstanceOf(StoreRefusal.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aSessionIsToldWhatARestoreChanged() {
        sample.append("INBOX", 3);
        var snapshot = store.state();
        var view = open();
        flags(FlagChange.add(SEEN), 2);
        sample.append("INBOX", 2);
        sync(view, true);
        store.restore(snapshot);
        assertThat(sync(view, true))
                .containsExactly(
                        new Expunged(4, 4),
                        new Expunged(4, 5),
                        new Recent(3),
                        changed(view, 2, 2, Flags.of(Flag.RECENT)));
    }

    @Test
    void aMessageThatComesBackEndsTheView() {
        sample.append("INBOX", 3);
        var snapshot = store.state();
        var view = open();
        var lagging = open();
        expunge(2);
        sync(view, true);
        sync(lagging, false);
        store.restore(snapshot);
        assertThat(sync(view, false)).containsExactly(new Ended(Ending.MESSAGE_CAME_BACK));
        assertThat(sync(lagging, true)).as("never heard that it was gone").isEmpty();
    }

    @Test
    void aUidGivenAgainEndsTheView() {
        var snapshot = store.state();
        var view = open();
        var lagging = open();
        sample.append("INBOX", 1);
        sync(view, true);
        sync(lagging, true);
        store.restore(snapshot);
        assertThat(sync(view, true)).containsExactly(new Expunged(1, 1), new Recent(0));
        sample.append("INBOX", 1);
        assertThat(sync(view, true)).containsExactly(new Ended(Ending.MESSAGE_CAME_BACK));
        assertThat(sync(lagging, true)).containsExactly(new Ended(Ending.MESSAGE_CAME_BACK));
    }

    @Test
    void sessionsMayStayWhenUidsGoOn() {
        var snapshot = store.state();
        var view = open();
        sample.append("INBOX", 1);
        sync(view, true);
        store.restoreUnderSessions(snapshot);
        sample.append("INBOX", 1);
        assertThat(sync(view, true)).containsExactly(new Expunged(1, 1), new Exists(1, 1));
        assertThat(view.uidOf(1)).isEqualTo(2);
    }

    @Test
    void whoIsFarBehindIsToldTheSame() {
        sample.append("INBOX", 300);
        var view = open();
        for (var n = 0; n < 3_000; n++) {
            flags(n / 200 % 2 == 0 ? FlagChange.add(SEEN) : FlagChange.remove(SEEN), 1 + n % 200);
        }
        expunge(7, 300);
        sample.append("INBOX", 1);
        var events = sync(view, true);
        assertThat(store.state().mailbox(inbox).orElseThrow().log().since(302)).isEmpty();
        assertThat(events.subList(0, 4))
                .containsExactly(
                        new Expunged(7, 7),
                        new Expunged(299, 300),
                        new Exists(299, 1),
                        new Recent(299));
        assertThat(events.subList(4, events.size()))
                .hasSize(199)
                .allMatch(event -> event instanceof ViewEvent.FlagsChanged);
    }

    private SelectedView open() {
        return SelectedView.open(store, sample.id("INBOX"), false);
    }

    private void expunge(long... uids) {
        store.change(tx -> tx.expunge(inbox, UidSet.of(uids)));
    }

    private void flags(FlagChange change, long... uids) {
        store.change(tx -> tx.changeFlags(inbox, UidSet.of(uids), change, row -> true));
    }

    private static List<ViewEvent> sync(SelectedView view, boolean mayExpunge) {
        return sync(view, mayExpunge, UidSet.EMPTY);
    }

    private static List<ViewEvent> sync(SelectedView view, boolean mayExpunge, UidSet asked) {
        var events = new ArrayList<ViewEvent>();
        view.sync(mayExpunge, asked, events::add);
        return events;
    }

    private static ViewEvent.FlagsChanged changed(
            SelectedView view, int sequenceNumber, long uid, Flags flags) {
        return new ViewEvent.FlagsChanged(
                sequenceNumber, uid, flags, view.row(sequenceNumber).modSeq());
    }
}
