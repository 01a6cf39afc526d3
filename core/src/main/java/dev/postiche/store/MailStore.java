package dev.postiche.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All mail of one server: one immutable state that commits replace.
 *
 * <p>Readers take the state and need no lock; a writer of any kind makes one commit, which is seen
 * whole or not at all, however many mailboxes and accounts it touches.
 *
 * <pre>{@code
 * var store = new MailStore(InstantSource.system(), 1);
 * store.commit(tx -> tx.createAccount("anna", "secret"));
 * var inbox = store.state().mailbox("anna", "INBOX").orElseThrow();
 * store.commit(tx -> tx.append(inbox.id(), List.of(NewMessage.of(message))));
 * }</pre>
 */
public final class MailStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<Commit>> watchers = new CopyOnWriteArrayList<>();
    private final LongAdder rowVisits = new LongAdder();
    private final InstantSource clock;
    private final long firstUidValidity;
    private volatile List<StoreRule> rules = List.of();
    private volatile StoreState state = StoreState.empty();

    /**
     * An empty store.
     *
     * @param clock gives internal and saved dates
     * @param firstUidValidity of the first mailbox of each account; 1 to 4,294,967,295
     */
    public MailStore(InstantSource clock, long firstUidValidity) {
        if (firstUidValidity < 1 || firstUidValidity > Mailbox.MOST_UID) {
            throw new IllegalArgumentException(
                    "UIDVALIDITY goes from 1 to 4294967295, not " + firstUidValidity);
        }
        this.clock = clock;
        this.firstUidValidity = firstUidValidity;
    }

    /** From now on every commit obeys these rules, asked in this order, and no others. */
    public void obey(List<StoreRule> all) {
        rules = List.copyOf(all);
    }

    /** The present state; also a snapshot for {@link #restore}. Takes no lock. */
    public StoreState state() {
        return state;
    }

    /**
     * Makes one step to a new state.
     *
     * <p>The action runs under the store's lock: it must do no I/O, and may be run for a state
     * newer than the one that its caller read. If it throws, nothing has changed.
     *
     * @return what the action returns
     * @throws StoreRefusal whatever the action was refused
     * @throws IllegalStateException from within another commit
     */
    public <T> T commit(Function<Transaction, T> action) {
        return commit(Guard.NONE, action);
    }

    <T> T commit(Guard guard, Function<Transaction, T> action) {
        return step(
                () -> {
                    var transaction = transaction(guard);
                    var result = action.apply(transaction);
                    return new Step<>(result, transaction.commit());
                });
    }

    private Transaction transaction(Guard guard) {
        return new Transaction(state, clock, firstUidValidity, rowVisits, guard, rules);
    }

    /** As {@link #commit}, for an action that returns nothing. */
    public void change(Consumer<Transaction> action) {
        commit(
                tx -> {
                    action.accept(tx);
                    return tx;
                });
    }

    /**
     * Goes back to a state that was, exactly: UIDs given since then are given again.
     *
     * <p>For a new start with new sessions. Mod-sequences do not fall, and neither do the
     * UIDVALIDITY of names nor ids. A session that is still there is told what changed; one to
     * which a UID would have to come back has to end. RFC 9051 §2.3.1.1
     */
    public void restore(StoreState snapshot) {
        restore(snapshot, false);
    }

    /**
     * Goes back to a state that was, but with UIDs that go on, so that sessions may stay.
     *
     * <p>Only a session to which an expunged message would have to come back has to end. RFC 9051
     * §2.3.1.1
     */
    public void restoreUnderSessions(StoreState snapshot) {
        restore(snapshot, true);
    }

    private void restore(StoreState snapshot, boolean underSessions) {
        step(
                () -> {
                    var restoration = new Restoration(state, snapshot, underSessions);
                    return new Step<>(snapshot, restoration.commit());
                });
    }

    /**
     * Calls the watcher after every commit, on the thread that committed and outside the lock.
     *
     * <p>It must not block. Commits of several threads may be told out of order; whoever needs the
     * newest state asks for it.
     */
    public Subscription watch(Consumer<Commit> watcher) {
        Consumer<Commit> own = watcher::accept;
        watchers.add(own);
        return () -> watchers.remove(own);
    }

    /** How many rows were looked at since the start: tests hold it against the mailbox's size. */
    public long rowVisits() {
        return rowVisits.sum();
    }

    private record Step<T>(T result, Commit commit) {}

    private <T> T step(Supplier<Step<T>> action) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a commit inside a commit");
        }
        Step<T> step;
        lock.lock();
        try {
            step = action.get();
            state = step.commit.after();
        } finally {
            lock.unlock();
        }
        if (!step.commit.isQuiet()) {
            tell(step.commit);
        }
        return step.result;
    }

    private void tell(Commit commit) {
        var failures = new ArrayList<RuntimeException>();
        for (var watcher : watchers) {
            try {
                watcher.accept(commit);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
