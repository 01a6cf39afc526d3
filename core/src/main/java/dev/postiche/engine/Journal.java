package dev.postiche.engine;

import static java.util.Comparator.comparingInt;

import dev.postiche.record.Keep;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The recording of one server, and its bound: when it holds too many octets, the oldest exchanges
 * lose the contents they refer to, then their text, then the oldest sessions go; all visibly.
 *
 * <p>Message content counts once however often it was sent, because it is referred to.
 */
final class Journal implements Recording {
    /** What an exchange or a session weighs without its octets. */
    private static final long SKELETON = 400;

    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final Keep keep;
    private volatile long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RecordingWatcher> watchers = new CopyOnWriteArrayList<>();
    private final List<SessionJournal> sessions = new ArrayList<>();
    private final ArrayDeque<ExchangeJournal> droppable = new ArrayDeque<>();
    private final ArrayDeque<ExchangeJournal> withContents = new ArrayDeque<>();
    private final SharedContents contents = new SharedContents();
    private final Map<Protocol, Traffic> traffic = new EnumMap<>(Protocol.class);
    private long changes;
    private long weight;
    private long droppedSessions;

    Journal(Keep keep, long limit) {
        this.keep = keep;
        this.limit = limit;
        Stream.of(Protocol.values()).forEach(protocol -> traffic.put(protocol, new Traffic()));
    }

    /** May hold on to so many octets from the next exchange on. */
    void limit(long octets) {
        limit = octets;
    }

    Traffic traffic(Protocol protocol) {
        return Objects.requireNonNull(traffic.get(protocol));
    }

    void watch(RecordingWatcher watcher) {
        watchers.add(watcher);
    }

    void unwatch(RecordingWatcher watcher) {
        watchers.remove(watcher);
    }

    /** The session has a conversation now, and others may hear of it. */
    void sessionBegan(SessionJournal session) {
        watchers.forEach(watcher -> watcher.sessionBegan(session.summary()));
    }

    SessionJournal begin(int number, Endpoint endpoint, String client, Clock clock) {
        var session = new SessionJournal(this, number, endpoint, client, clock);
        traffic(endpoint.protocol()).connected();
        if (keep != Keep.OFF) {
            lock.lock();
            try {
                sessions.add(session);
                weight += SKELETON;
                signal();
            } finally {
                lock.unlock();
            }
        }
        return session;
    }

    /** Gives a session away, and says which of its exchanges are over. */
    List<ExchangeJournal> release(SessionJournal session) {
        lock.lock();
        try {
            if (!sessions.remove(session)) {
                return List.of();
            }
            weight -= SKELETON;
            var ended = session.exchanges().stream().filter(droppable::contains).toList();
            for (var exchange : ended) {
                weight -= SKELETON + exchange.weight();
                exchange.contents(contents::letGo);
            }
            droppable.removeAll(ended);
            withContents.removeAll(ended);
            signal();
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a session that another recording gave away. */
    void adopt(SessionJournal session, List<ExchangeJournal> ended) {
        traffic(session.protocol()).connected();
        if (keep != Keep.OFF) {
            lock.lock();
            try {
                sessions.add(session);
                weight += SKELETON;
                ended.forEach(this::add);
                makeRoom();
                signal();
            } finally {
                lock.unlock();
            }
        }
        sessionBegan(session);
    }

    private void add(ExchangeJournal exchange) {
        weight += SKELETON + exchange.weight();
        droppable.add(exchange);
        exchange.contents(contents::hold);
        if (exchange.hasContents()) {
            withContents.add(exchange);
        }
    }

    /** Where an exchange's octets are kept, if they are. */
    Optional<Transcript> transcript(long zero) {
        return keep == Keep.OFF && watchers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Transcript(zero, Math.min(limit, Integer.MAX_VALUE / 2)));
    }

    boolean isOn() {
        return keep != Keep.OFF;
    }

    void exchangeEnded(SessionJournal session, ExchangeJournal exchange) {
        traffic(session.protocol()).ended(exchange);
        for (var watcher : watchers) {
            watcher.exchangeEnded(session.summary(), exchange.snapshot());
        }
        if (keep == Keep.OFF) {
            return;
        }
        lock.lock();
        try {
            add(exchange);
            makeRoom();
            signal();
        } finally {
            lock.unlock();
        }
    }

    void sessionEnded(SessionJournal session) {
        watchers.forEach(watcher -> watcher.sessionEnded(session.summary()));
        lock.lock();
        try {
            if (keep == Keep.FAILURES && !session.isFailure()) {
                remove(session);
            }
            signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something changed that somebody may wait for. */
    void changed() {
        lock.lock();
        try {
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        changes++;
        changed.signalAll();
    }

    @Override
    public List<RecordedSession> sessions() {
        return journals().stream().map(SessionJournal::snapshot).toList();
    }

    @Override
    public long droppedSessions() {
        lock.lock();
        try {
            return droppedSessions;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<RecordedSession> await(Predicate<RecordedSession> condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (; ; ) {
            long seen = changes();
            // A stranger's condition is asked without the lock, which every session takes.
            var found =
                    journals().stream().map(SessionJournal::snapshot).filter(condition).findFirst();
            if (found.isPresent() || System.nanoTime() - deadline >= 0) {
                return found;
            }
            awaitChange(seen, deadline);
        }
    }

    private void awaitChange(long seen, long deadline) {
        lock.lock();
        try {
            // States change without an exchange's end, too, and nobody signals those.
            long wait = Math.min(deadline - System.nanoTime(), LOOK_AGAIN_NANOS);
            while (changes == seen && wait > 0) {
                wait = changed.awaitNanos(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a session", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean forget(int number) {
        return forget(session -> session.number() == number);
    }

    @Override
    public void forgetEnded() {
        forget(session -> true);
    }

    private boolean forget(Predicate<SessionJournal> which) {
        lock.lock();
        try {
            var gone =
                    sessions.stream()
                            .filter(session -> session.ending().isPresent() && which.test(session))
                            .toList();
            gone.forEach(this::remove);
            signal();
            return !gone.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget() {
        lock.lock();
        try {
            sessions.removeIf(session -> session.ending().isPresent());
            sessions.forEach(SessionJournal::forget);
            droppable.clear();
            withContents.clear();
            contents.letAllGo();
            weight = SKELETON * sessions.size();
            droppedSessions = 0;
        } finally {
            lock.unlock();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** In the order in which clients connected, whichever thread came here first. */
    private List<SessionJournal> journals() {
        lock.lock();
        try {
            return sessions.stream().sorted(comparingInt(SessionJournal::number)).toList();
        } finally {
            lock.unlock();
        }
    }

    private long weight() {
        return weight + contents.weight();
    }

    /** Takes back first what most likely nobody will ask for. */
    private void makeRoom() {
        // Contents first: what the text says is asked for more often and takes less room.
        while (weight() > limit && !withContents.isEmpty()) {
            var oldest = withContents.remove();
            oldest.contents(contents::letGo);
            oldest.dropContents();
        }
        while (weight() > limit && !droppable.isEmpty()) {
            drop(droppable.remove());
        }
        for (int i = 0; weight() > limit && i < sessions.size(); ) {
            if (sessions.get(i).ending().isPresent()) {
                weight -= SKELETON * (1L + sessions.get(i).exchanges().size());
                sessions.remove(i);
                droppedSessions++;
            } else {
                i++;
            }
        }
    }

    private void remove(SessionJournal session) {
        if (sessions.remove(session)) {
            var exchanges = session.exchanges();
            weight -= SKELETON * (1L + exchanges.size());
            exchanges.forEach(this::drop);
            droppable.removeIf(ExchangeJournal::isDropped);
            withContents.removeIf(ExchangeJournal::isDropped);
        }
    }

    private void drop(ExchangeJournal exchange) {
        weight -= exchange.weight();
        exchange.contents(contents::letGo);
        exchange.drop();
    }
}
