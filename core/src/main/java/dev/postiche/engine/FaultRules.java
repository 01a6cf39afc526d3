package dev.postiche.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Faults;
import dev.postiche.fault.Moment;
import dev.postiche.fault.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The armed faults of one server: who of them acts when a place is reached. What acting is, others
 * know.
 */
final class FaultRules implements Faults {
    private volatile long seed;
    private final boolean afterLogin;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<List<Object>, String> scenarios = new HashMap<>();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final List<Consumer<FaultRule>> onArmed = new CopyOnWriteArrayList<>();
    private final List<Consumer<FaultRule>> onDisarmed = new CopyOnWriteArrayList<>();
    private volatile List<FaultRule> rules = List.of();
    private long order;

    FaultRules(long seed) {
        this(seed, false);
    }

    private FaultRules(long seed, boolean afterLogin) {
        this.seed = seed;
        this.afterLogin = afterLogin;
    }

    /** Those of a realm that a client enters by logging in. */
    static FaultRules afterLogin(long seed) {
        return new FaultRules(seed, true);
    }

    /** What those that are armed from now on draw from. */
    void seed(long other) {
        seed = other;
    }

    /** Tells of faults that come and go. */
    void watch(Consumer<FaultRule> armed, Consumer<FaultRule> disarmed) {
        onArmed.add(armed);
        onDisarmed.add(disarmed);
    }

    /** Whether nothing is armed, so that nothing has to be asked. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether the rule is still there and enabled. */
    boolean isArmed(FaultRule rule) {
        return rule.isEnabled() && rules.contains(rule);
    }

    /** Enabled rules of a moment, the one that would act first. */
    List<FaultRule> at(Moment moment) {
        var all = rules;
        if (all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(rule -> rule.isEnabled() && rule.fault().at().moment() == moment)
                .toList();
    }

    /** Those of the rules that are meant; of the others it is noted how near they were. */
    List<FaultRule> matching(List<FaultRule> candidates, Subject subject) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        lock.lock();
        try {
            var matching = new ArrayList<FaultRule>();
            for (var rule : candidates) {
                var verdict = subject.compare(rule.fault().on());
                if (verdict.matches()) {
                    matching.add(rule);
                }
                verdict.nearMiss().ifPresent(reason -> rule.missed("%s", reason));
            }
            return matching;
        } finally {
            lock.unlock();
        }
    }

    /** The place of these rules was reached: counts for all, and names the one that acts. */
    Optional<Strike> reached(List<FaultRule> matching, Subject subject) {
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        lock.lock();
        try {
            Optional<Strike> winner = Optional.empty();
            for (var rule : matching) {
                var strike =
                        rule.reached(
                                subject,
                                state(rule, subject),
                                winner.map(acting -> acting.rule().name()).orElse(""));
                if (strike.isPresent()) {
                    winner = strike;
                    rule.fault()
                            .scenario()
                            .ifPresent(s -> s.then().ifPresent(to -> enter(rule, subject, to)));
                }
            }
            return winner;
        } finally {
            lock.unlock();
        }
    }

    /** It acts without anybody having reached its place: it refuses from the start. */
    void acted(FaultRule rule) {
        lock.lock();
        try {
            rule.acted();
        } finally {
            lock.unlock();
        }
    }

    void missed(FaultRule rule, String reason) {
        lock.lock();
        try {
            rule.missed("%s", reason);
        } finally {
            lock.unlock();
        }
    }

    RandomGenerator random(FaultRule rule, int session) {
        lock.lock();
        try {
            return rule.random(session);
        } finally {
            lock.unlock();
        }
    }

    /** Somebody is held by a rule until it is released or taken away, or the time is up. */
    boolean hold(FaultRule rule, Predicate<Duration> waitUnlessEnded, Duration most) {
        var hold = new Hold(rule.name());
        holds.add(hold);
        try {
            // Taken away between its decision and now, it would hold without anybody to release.
            return !isArmed(rule) || hold.await(waitUnlessEnded, most);
        } finally {
            holds.remove(hold);
        }
    }

    @Override
    public ArmedFault arm(Fault fault) {
        check(fault);
        List<FaultRule> armed;
        lock.lock();
        try {
            var named = fault.name().isEmpty() ? fault.named(freeName()) : fault;
            armed = named.places().map(place -> rule(named, place)).toList();
            disarmed(named(named.name()));
            rules =
                    Stream.concat(
                                    rules.stream().filter(r -> !r.name().equals(named.name())),
                                    armed.stream())
                            .sorted(
                                    Comparator.comparingInt((FaultRule r) -> -r.fault().priority())
                                            .thenComparingLong(FaultRule::order))
                            .toList();
        } finally {
            lock.unlock();
        }
        armed.forEach(rule -> onArmed.forEach(watcher -> watcher.accept(rule)));
        return FaultRule.armed(armed);
    }

    void check(Fault fault) {
        fault.check();
        if (afterLogin) {
            refuseBeforeLogin(fault);
        }
    }

    /** Each place of each fault draws from a stream of its own. */
    private FaultRule rule(Fault whole, Fault place) {
        long number = ++order;
        var own = whole.name() + (place.equals(whole) ? "" : "/" + place.at());
        return new FaultRule(whole, place, number, seed ^ Long.rotateLeft(own.hashCode(), 32));
    }

    private List<FaultRule> named(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).toList();
    }

    /** It would never strike, and a test would pass for nothing. */
    private static void refuseBeforeLogin(Fault fault) {
        if (fault.isBeforeLogin()) {
            throw new FaultRefused(
                    "a space is entered by logging in: nothing of it can fail before; arm this"
                            + " without a space");
        }
    }

    @Override
    public List<ArmedFault> armed() {
        lock.lock();
        try {
            return rules.stream()
                    .sorted(Comparator.comparingLong(FaultRule::order))
                    .collect(groupingBy(FaultRule::name, LinkedHashMap::new, toList()))
                    .values()
                    .stream()
                    .map(FaultRule::armed)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean enable(String name, boolean enabled) {
        var found = named(name);
        found.forEach(
                rule -> {
                    rule.enable(enabled);
                    (enabled ? onArmed : onDisarmed).forEach(watcher -> watcher.accept(rule));
                    if (!enabled) {
                        release(name);
                    }
                });
        return !found.isEmpty();
    }

    @Override
    public boolean disarm(String name) {
        List<FaultRule> gone;
        lock.lock();
        try {
            gone = named(name);
            rules = rules.stream().filter(rule -> !rule.name().equals(name)).toList();
        } finally {
            lock.unlock();
        }
        disarmed(gone);
        return !gone.isEmpty();
    }

    @Override
    public void disarmAll() {
        List<FaultRule> gone;
        lock.lock();
        try {
            gone = rules;
            rules = List.of();
            scenarios.clear();
            order = 0;
        } finally {
            lock.unlock();
        }
        disarmed(gone);
    }

    @Override
    public int release(String name) {
        var held = holds.stream().filter(hold -> hold.by().equals(name)).toList();
        held.forEach(Hold::release);
        return held.size();
    }

    private void disarmed(List<FaultRule> gone) {
        for (var rule : gone) {
            release(rule.name());
            onDisarmed.forEach(watcher -> watcher.accept(rule));
        }
    }

    private String freeName() {
        for (int n = 1; ; n++) {
            var name = "fault-" + n;
            if (named(name).isEmpty()) {
                return name;
            }
        }
    }

    private String state(FaultRule rule, Subject subject) {
        return rule.fault()
                .scenario()
                .map(s -> scenarios.getOrDefault(key(rule, s, subject), Scenario.STARTED))
                .orElse("");
    }

    private void enter(FaultRule rule, Subject subject, String state) {
        rule.fault().scenario().ifPresent(s -> scenarios.put(key(rule, s, subject), state));
    }

    private static List<Object> key(FaultRule rule, Scenario scenario, Subject subject) {
        return List.of(scenario.name(), rule.key(subject));
    }
}
