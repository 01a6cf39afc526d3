package dev.postiche.engine;

import dev.postiche.spec.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The bounds of one server. Immutable. */
public final class Limits {
    private static final Limits STANDARD = new Limits(new EnumMap<>(Limit.class));

    private final EnumMap<Limit, Long> values;

    private Limits(EnumMap<Limit, Long> values) {
        this.values = values;
    }

    /** The documented defaults. */
    public static Limits standard() {
        return STANDARD;
    }

    /**
     * The defaults but for what is named.
     *
     * @param written limits by their names, their values as one writes them: {@code append=25MB}
     * @throws IllegalArgumentException for an unknown name or a wrong value
     */
    public static Limits of(Map<String, String> written) {
        var limits = STANDARD;
        for (var entry : written.entrySet()) {
            var key = entry.getKey();
            var limit =
                    Limit.byKey(key)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "unknown limit \"" + key + "\"" + hint(key)));
            limits = limits.with(limit, limit.parse(entry.getValue()));
        }
        return limits;
    }

    /**
     * The same but for one.
     *
     * @param value octets, milliseconds or a number; at least 1, of some limits 0
     */
    public Limits with(Limit limit, long value) {
        if (value < limit.least()) {
            throw new IllegalArgumentException(
                    "limit %s must be at least %s, not %s"
                            .formatted(limit.key(), limit.least(), value));
        }
        var changed = new EnumMap<>(values);
        changed.put(limit, value);
        return new Limits(changed);
    }

    /** Octets, milliseconds or a number. */
    public long of(Limit limit) {
        return values.getOrDefault(limit, limit.standard());
    }

    /** All limits by their names, their values as one writes them. */
    public Map<String, String> written() {
        var written = new TreeMap<String, String>();
        for (var limit : Limit.values()) {
            written.put(limit.key(), limit.format(of(limit)));
        }
        return written;
    }

    /** A limit that counts octets in memory, as far as an array reaches. */
    public int octets(Limit limit) {
        return (int) Math.min(of(limit), Integer.MAX_VALUE - 16);
    }

    /** Whether a limit is none at all. */
    public boolean isEndless(Limit limit) {
        return of(limit) == Limit.ENDLESS;
    }

    /** A limit that is a time. */
    public Duration time(Limit limit) {
        return Duration.ofMillis(of(limit));
    }

    private static String hint(String key) {
        var keys = Arrays.stream(Limit.values()).map(Limit::key).toList();
        return Nearest.to(key, keys)
                .map(near -> ", did you mean \"" + near + "\"?")
                .orElseGet(() -> "; there are " + String.join(", ", keys));
    }
}
