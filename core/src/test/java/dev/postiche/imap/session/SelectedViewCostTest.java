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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one message costs in a mailbox of 100,000: rows looked at, not time. */
class SelectedViewCostTest {

    private static final int MANY = 100_000;

    /** A few binary searches of 8 steps in a page. */
    private static final long FEW_ROWS = 150;

    private static final Flags SEEN = Flags.of(Flag.SEEN);

    private final SampleStore sample = new SampleStore();
    private final MailStore store = sample.store;
    private final MailboxId inbox = sample.id("INBOX");

    @BeforeEach
    void fill() {
        sample.append("INBOX", MANY);
    }

    @Test
    void selecting() {
        assertThat(rowsOf(() -> SelectedView.open(store, inbox, false))).isLessThan(FEW_ROWS);
    }

    @Test
    void hearingOfOneFlag() {
        var view = SelectedView.open(store, inbox, false);
        var heard = new ArrayList<ViewEvent>();
        var rows =
                rowsOf(
                        () -> {
                            alter(MANY / 2, FlagChange.add(SEEN));
                            view.sync(true, heard::add);
                        });
        assertThat(heard).hasSize(1);
        assertThat(rows).isLessThan(FEW_ROWS);
    }

    @Test
    void hearingOfOneArrivalAndOneExpunge() {
        var view = SelectedView.open(store, inbox, false);
        var heard = new ArrayList<ViewEvent>();
        var rows =
                rowsOf(
                        () -> {
                            sample.append("INBOX", 1);
                            view.sync(false, heard::add);
                            store.change(tx -> tx.expunge(inbox, UidSet.of(MANY / 3)));
                            view.sync(false, heard::add);
                            view.sync(true, heard::add);
                        });
        assertThat(heard).hasSize(4);
        assertThat(rows).isLessThan(2 * FEW_ROWS);
    }

    @Test
    void hearingNothing() {
        var view = SelectedView.open(store, inbox, false);
        assertThat(rowsOf(() -> view.sync(true, event -> {}))).isLessThan(FEW_ROWS);
    }

    @Test
    void findingOneMessage() {
        var view = SelectedView.open(store, inbox, false);
        assertThat(
                        rowsOf(
                                () -> {
                                    view.sequenceNumberOf(MANY / 2);
                                    view.uidOf(MANY / 3);
                                    view.mailbox().rows().withUid(MANY);
                                }))
                .isLessThan(FEW_ROWS);
    }

    @Test
    void expungingTheOnlyDeletedMessage() {
        alter(MANY / 2, FlagChange.add(Flags.of(Flag.DELETED)));
        var all = UidSet.range(1, MANY);
        // One page has to be searched.
        assertThat(rowsOf(() -> store.change(tx -> tx.expungeDeleted(inbox, all))))
                .isLessThan(256 + FEW_ROWS);
    }

    @Test
    void beingFarBehindCostsThePagesThatChanged() {
        var view = SelectedView.open(store, inbox, false);
        for (var n = 0; n < 2_997; n++) {
            var flags = n / 3 % 2 == 0 ? SEEN : Flags.NONE;
            alter(1 + n % 3, FlagChange.replace(flags));
        }
        var heard = new ArrayList<ViewEvent>();
        assertThat(rowsOf(() -> view.sync(true, heard::add))).isLessThan(2 * 256 + FEW_ROWS);
        assertThat(heard).hasSize(3);
    }

    @Test
    void aRestoredMailboxCostsThePagesThatChanged() {
        var snapshot = store.state();
        var view = SelectedView.open(store, inbox, false);
        alter(MANY / 2, FlagChange.add(SEEN));
        store.restore(snapshot);
        var heard = new ArrayList<ViewEvent>();
        assertThat(rowsOf(() -> view.sync(true, heard::add))).isLessThan(2 * 256 + FEW_ROWS);
        assertThat(heard).as("the flag was never told").isEqualTo(List.of());
    }

    private void alter(long uid, FlagChange change) {
        store.change(tx -> tx.changeFlags(inbox, UidSet.of(uid), change, row -> true));
    }

    private long rowsOf(Runnable action) {
        var before = store.rowVisits();
        action.run();
        return store.rowVisits() - before;
    }
}
