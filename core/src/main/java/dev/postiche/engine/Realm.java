package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.fault.Change;
import dev.postiche.fault.Fault;
import dev.postiche.fault.Faults;
import dev.postiche.record.Counters;
import dev.postiche.record.Recording;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What belongs to one island of a server: its clock, its faults, its recording, its sessions.
 *
 * <p>Many tests share one server and must not see each other. A connection begins in the main realm
 * and moves on when its user turns out to live elsewhere.
 */
public final class Realm {
    private final Engine engine;
    private final MovableClock clock;
    private final FaultRules rules;
    private final Journal journal;
    private final Change.Hand hand;
    private volatile Limits limits;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Protocol, AtomicInteger> connectionsOf = new EnumMap<>(Protocol.class);

    Realm(
            Engine engine,
            Limits limits,
            MovableClock clock,
            FaultRules rules,
            Journal journal,
            Change.Hand hand) {
        this.engine = engine;
        this.limits = limits;
        this.clock = clock;
        this.rules = rules;
        this.journal = journal;
        this.hand = hand;
        for (var protocol : Protocol.values()) {
            connectionsOf.put(protocol, new AtomicInteger());
        }
    }

    /** The faults that can be armed. */
    public Faults faults() {
        return rules;
    }

    /**
     * @throws dev.postiche.fault.FaultRefused if this cannot be armed here
     */
    public void check(Fault fault) {
        rules.check(fault);
    }

    /** What was said. */
    public Recording recording() {
        return journal;
    }

    /** Has somebody told what is recorded while it happens. */
    public void watch(RecordingWatcher watcher) {
        journal.watch(watcher);
    }

    /** Ends that. */
    public void unwatch(RecordingWatcher watcher) {
        journal.unwatch(watcher);
    }

    /** The bounds of its sessions and of its recording. */
    public Limits limits() {
        return limits;
    }

    /** Has other bounds from now on; they hold for live sessions, too. */
    public void limits(Limits others) {
        limits = others;
        journal.limit(others.of(Limit.RECORDING));
        sessions().forEach(session -> session.silence().lookAgain());
    }

    /** Faults that are armed from now on draw from this seed. */
    public void seed(long seed) {
        rules.seed(seed);
    }

    /** What was spoken in a protocol since the start. */
    public Counters counters(Protocol protocol) {
        var live = sessions().stream().filter(each -> each.protocol() == protocol).count();
        return journal.traffic(protocol).counters(live);
    }

    /** Ends a live session; returns when it is over. False when there is none of that number. */
    public boolean endSession(int number, String text) {
        return end(sessions().stream().filter(each -> each.number() == number).toList(), text);
    }

    /**
     * The clock was moved: takes leave of all who have been silent for too long by now, so that
     * what they say after this has returned comes too late each time.
     */
    public void clockMoved() {
        sessions().forEach(session -> session.silence().endIfTooLong());
    }

    /** Ends all live sessions; returns when they are over, at the latest after a second. */
    public void endSessions(String text) {
        end(sessions(), text);
    }

    private boolean end(List<Session> ending, String text) {
        ending.forEach(session -> session.end(Farewell.SHUTDOWN, text));
        engine.awaitEnd(ending);
        return !ending.isEmpty();
    }

    /** Takes all faults away, forgets what was said, and counts connections from 1 again. */
    public void reset() {
        rules.disarmAll();
        journal.forget();
        connections.set(0);
        connectionsOf.values().forEach(count -> count.set(0));
        if (sessions().isEmpty()) {
            numbers.set(0);
        }
    }

    private List<Session> sessions() {
        return engine.sessions().stream().filter(session -> session.realm() == this).toList();
    }

    long sessionsOf(String user) {
        return sessions().stream()
                .filter(session -> session.account().equals(Optional.of(user)))
                .count();
    }

    MovableClock clock() {
        return clock;
    }

    FaultRules rules() {
        return rules;
    }

    Journal journal() {
        return journal;
    }

    Change.Hand hand() {
        return hand;
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Counts a connection among all, and among those of its protocol. */
    int nextConnection() {
        return connections.incrementAndGet();
    }

    int nextConnection(Protocol protocol) {
        return connectionsOf.getOrDefault(protocol, connections).incrementAndGet();
    }
}
