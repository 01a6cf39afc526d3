package dev.postiche.engine;

import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fault.Per;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An armed fault and its counts. All of it is guarded by the lock of {@link FaultRules}, save what
 * never changes.
 */
final class FaultRule {
    private static final int REASONS = 20;

    private final Fault whole;
    private final Fault fault;
    private final long order;
    private final long seed;
    private final Map<Object, Count> counts = new HashMap<>();
    private final Map<Integer, RandomGenerator> chance = new HashMap<>();
    private final ArrayDeque<String> nearMisses = new ArrayDeque<>();
    private volatile boolean enabled;
    private long fired;
    private long missed;

    /** How often the place was reached and the fault acted, for one of those who are counted. */
    private static final class Count {
        long reached;
        long acted;
        long firstActed;
    }

    /**
     * @param whole what was armed
     * @param fault the place of it that this rule is for
     */
    FaultRule(Fault whole, Fault fault, long order, long seed) {
        this.whole = whole;
        this.fault = fault;
        this.order = order;
        this.seed = seed;
        this.enabled = fault.enabled();
    }

    Fault fault() {
        return fault;
    }

    String name() {
        return fault.name();
    }

    long order() {
        return order;
    }

    boolean isEnabled() {
        return enabled;
    }

    void enable(boolean on) {
        enabled = on;
    }

    /**
     * Its place was reached.
     *
     * @param scenarioState the state of its scenario, {@code is} where it has none
     * @param winner who acts here already, empty when nobody does
     * @return what it does, empty when it does not act
     */
    Optional<Strike> reached(Subject subject, String scenarioState, String winner) {
        var count = counts.computeIfAbsent(key(subject), key -> new Count());
        count.reached++;
        var times = fault.times();
        if (count.reached <= times.skip()) {
            return missed("skipped, place reached %s of %s", count.reached, times.skip());
        }
        if (count.acted >= fault.most().orElse(Long.MAX_VALUE)) {
            return missed("it has acted %s times already", count.acted);
        }
        long now = System.nanoTime();
        if (count.acted > 0
                && times.lasting().filter(t -> now - count.firstActed > t.toNanos()).isPresent()) {
            return missed("its time is over");
        }
        var wanted = fault.scenario();
        if (wanted.isPresent() && !wanted.get().is().equals(scenarioState)) {
            return missed("scenario %s was %s", wanted.get().name(), scenarioState);
        }
        if (!winner.isEmpty()) {
            return missed("fault %s acted instead", winner);
        }
        if (times.probability() < 1
                && random(subject.session()).nextDouble() >= times.probability()) {
            return missed("chance said no");
        }
        var actions = fault.actionsAfter(count.acted);
        if (count.acted++ == 0) {
            count.firstActed = now;
        }
        if (actions.isEmpty()) {
            return missed("step %s of its sequence lets it work", count.acted);
        }
        fired++;
        return Optional.of(new Strike(this, actions));
    }

    void acted() {
        fired++;
    }

    /** Notes why it did not act; nothing for convenience. */
    Optional<Strike> missed(String form, Object... values) {
        missed++;
        if (nearMisses.size() == REASONS) {
            nearMisses.remove();
        }
        nearMisses.add(String.format(java.util.Locale.ROOT, form, values));
        return Optional.empty();
    }

    /** A stream of its own for each connection, so that the order of threads changes nothing. */
    RandomGenerator random(int session) {
        return chance.computeIfAbsent(
                session, n -> new SplittableRandom(seed + 0x9E3779B97F4A7C15L * n));
    }

    Object key(Subject subject) {
        return switch (fault.times().per()) {
            case CONNECTION -> subject.session();
            case ACCOUNT -> subject.account().orElse("");
            case SERVER -> Per.SERVER;
        };
    }

    /** What has become of a fault, over all its places. */
    static ArmedFault armed(List<FaultRule> places) {
        var first = places.get(0);
        var reasons = places.stream().flatMap(place -> place.nearMisses.stream()).toList();
        return new ArmedFault(
                first.whole.enabled(first.enabled),
                places.stream().mapToLong(place -> place.fired).sum(),
                reasons.subList(Math.max(0, reasons.size() - REASONS), reasons.size()),
                places.stream().mapToLong(place -> place.missed).sum());
    }
}
