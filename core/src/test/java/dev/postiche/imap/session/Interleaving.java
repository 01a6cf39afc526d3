package dev.postiche.imap.session;

import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.NewMessage;
import dev.postiche.store.SampleStore;
import dev.postiche.store.StoreState;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * One to four sessions and a stranger do things to one mailbox in random order.
 *
 * <p>After each step the sessions' models must be possible, and after a last sync equal to the
 * store.
 */
final class Interleaving {

    private static final List<Flag> FLAGS =
            List.of(Flag.SEEN, Flag.FLAGGED, Flag.DELETED, Flag.of("$Important"));

    private record Session(SelectedView selected, View view, ModelClient client) {}

    private final Random random;
    private final BiFunction<SelectedView, MailStore, View> views;
    private final MailStore store;
    private final MailboxId id;
    private final List<Session> sessions = new ArrayList<>();
    private final List<StoreState> snapshots = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private int names;

    Interleaving(long seed, BiFunction<SelectedView, MailStore, View> views) {
        this.random = new Random(seed);
        this.views = views;
        var sample = new SampleStore();
        this.store = sample.store;
        this.id = sample.create("name 0").id();
    }

    /** Runs it; what goes wrong is an AssertionError with all steps so far. */
    void run() {
        try {
            deliver();
            var count = 1 + random.nextInt(4);
            for (var n = 0; n < count; n++) {
                sessions.add(open());
            }
            var length = 5 + random.nextInt(30);
            for (var n = 0; n < length; n++) {
                step();
                checkRecent();
            }
            for (var n = 0; n < count; n++) {
                step("last sync of " + n);
                sync(n, true, UidSet.EMPTY);
                sessions.get(n).client.checkAgainst(store, mailbox());
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + " after " + steps, e);
        }
    }

    private void step() {
        var n = random.nextInt(sessions.size());
        var session = sessions.get(n);
        switch (random.nextInt(16)) {
            case 0, 1 -> sync(n, true, UidSet.EMPTY);
            case 2, 3 -> sync(n, false, UidSet.EMPTY);
            case 4, 5 -> store(n, session, true);
            case 6, 7 -> store(n, session, false);
            case 8 -> fetch(n, session);
            case 9, 10 -> deliver();
            case 11 -> expunge(n);
            case 12 -> strangerAltersFlags();
            case 13 -> strangerExpunges();
            case 14 -> copyOrMove(session);
            default -> rarely(n);
        }
    }

    private void rarely(int n) {
        switch (random.nextInt(5)) {
            case 0 -> {
                step("reopen " + n);
                sessions.set(n, open());
            }
            case 1 -> {
                step("snapshot");
                snapshots.add(store.state());
            }
            case 2 -> restore();
            case 3 -> rename();
            default -> deliver();
        }
    }

    private Session open() {
        var selected = SelectedView.open(store, id, random.nextInt(4) == 0);
        var wantsModSeq = random.nextBoolean();
        if (wantsModSeq) {
            selected.reportModSeq();
        }
        var view = views.apply(selected, store);
        return new Session(selected, view, new ModelClient(view, wantsModSeq, selected.recent()));
    }

    private void sync(int n, boolean mayExpunge, UidSet asked) {
        step("sync " + n + (mayExpunge ? " with expunges" : ""));
        var session = sessions.get(n);
        session.client.sync(mayExpunge, asked);
        ModelClient.check(
                session.client.isEnded() == session.view.ending().isPresent(), "an unheard end");
        if (session.client.isEnded()) {
            ModelClient.check(!snapshots.isEmpty(), "an end without a restore");
            sessions.set(n, open());
        }
    }

    private void store(int n, Session session, boolean silent) {
        if (session.client.count() == 0 || session.selected.isReadOnly()) {
            return;
        }
        var first = 1 + random.nextInt(session.client.count());
        var last = Math.min(session.client.count(), first + random.nextInt(3));
        var uids = new UidSet.Builder();
        for (var number = first; number <= last; number++) {
            uids.add(session.client.uid(number));
        }
        var change = change();
        step((silent ? "silent STORE " : "STORE ") + change + " by " + n + " of " + uids.build());
        var outcome =
                store.commit(tx -> tx.changeFlags(id, uids.build(), change, OptionalLong.empty()));
        if (silent) {
            session.client.storedSilently(change, outcome.applied());
            sync(n, false, UidSet.EMPTY);
        } else {
            sync(n, false, outcome.applied());
        }
    }

    private void fetch(int n, Session session) {
        if (session.client.count() > 0) {
            var number = 1 + random.nextInt(session.client.count());
            step("FETCH " + number + " by " + n);
            session.client.fetchFlags(number, store.state().mailbox(id));
        }
    }

    private void deliver() {
        step("deliver");
        var mails = new ArrayList<NewMessage>();
        for (var n = random.nextInt(3); n >= 0; n--) {
            mails.add(NewMessage.of(SampleStore.mail("x")).withFlags(flags()));
        }
        store.change(tx -> tx.append(id, mails));
    }

    private void expunge(int n) {
        step("EXPUNGE by " + n);
        store.change(tx -> tx.expungeDeleted(id, UidSet.range(1, Long.MAX_VALUE)));
        sync(n, true, UidSet.EMPTY);
    }

    private void strangerAltersFlags() {
        var change = change();
        var uids = some();
        step("stranger " + change + " of " + uids);
        store.change(tx -> tx.changeFlags(id, uids, change, OptionalLong.empty()));
    }

    private void strangerExpunges() {
        var uids = some();
        step("stranger expunges " + uids);
        store.change(tx -> tx.expunge(id, uids));
    }

    private void copyOrMove(Session session) {
        var uids = some();
        step("copy or move " + uids);
        store.change(
                tx -> {
                    if (random.nextBoolean()) {
                        tx.copy(id, uids, id);
                    } else {
                        tx.move(id, uids, session.selected.id());
                    }
                });
    }

    /** Always to a new name: under a used one UIDVALIDITY has to change. */
    private void rename() {
        var to = "name " + ++names;
        step("rename to " + to);
        store.change(tx -> tx.renameMailbox("anna", tx.mailbox(id).name(), to));
    }

    private void restore() {
        if (!snapshots.isEmpty()) {
            var number = random.nextInt(snapshots.size());
            var underSessions = random.nextBoolean();
            step("restore " + number + (underSessions ? " under sessions" : ""));
            if (underSessions) {
                store.restoreUnderSessions(snapshots.get(number));
            } else {
                store.restore(snapshots.get(number));
            }
        }
    }

    /** RFC 3501 §2.3.2: one session that may write sees a message as recent, and no other. */
    private void checkRecent() {
        if (!snapshots.isEmpty()) {
            return; // an exact restore makes messages recent again
        }
        var seen = new ArrayList<Long>();
        for (var session : sessions) {
            if (!session.selected.isReadOnly()) {
                for (var uid : session.client.uids()) {
                    if (session.client.seesRecent(uid)) {
                        ModelClient.check(!seen.contains(uid), "UID %d is recent twice", uid);
                        seen.add(uid);
                    }
                }
            }
        }
    }

    private UidSet some() {
        var rows = mailbox().rows();
        var uids = new UidSet.Builder();
        for (var row : rows) {
            if (random.nextInt(rows.size()) < 2) {
                uids.add(row.uid());
            }
        }
        return uids.build();
    }

    private FlagChange change() {
        var operations = FlagChange.Operation.values();
        return new FlagChange(operations[random.nextInt(operations.length)], flags());
    }

    private Flags flags() {
        var flags = new ArrayList<Flag>();
        for (var flag : FLAGS) {
            if (random.nextInt(4) == 0) {
                flags.add(flag);
            }
        }
        return Flags.of(flags);
    }

    private Mailbox mailbox() {
        return store.state().mailbox(id).orElseThrow();
    }

    private void step(String what) {
        steps.add(what);
    }
}
