package dev.postiche.store;

import dev.postiche.spec.Octets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is noted of a mailbox, or of the server, under names such as {@code /shared/comment}; an
 * immutable value. RFC 5464 §3.
 */
public final class Annotations {

    /** Nothing is noted. */
    public static final Annotations NONE = new Annotations(new TreeMap<>());

    private static final String PRIVATE = "/private/";
    private static final char BETWEEN = '\0';

    /** By whose they are, which is nobody for shared ones, and by name. */
    private final SortedMap<String, Octets> values;

    private Annotations(SortedMap<String, Octets> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    private static String key(String user, String name) {
        return (name.startsWith(PRIVATE) ? user : "") + BETWEEN + name;
    }

    /** The same with another value, or none. */
    public Annotations with(String user, String name, Optional<Octets> value) {
        var changed = new TreeMap<>(values);
        value.ifPresentOrElse(
                octets -> changed.put(key(user, name), octets),
                () -> changed.remove(key(user, name)));
        return new Annotations(changed);
    }

    /**
     * One of them.
     *
     * @param user whose it is; empty for a shared one
     */
    public record Entry(String user, String name, Octets value) {}

    /** All of them, the shared ones first. */
    public List<Entry> entries() {
        return values.entrySet().stream()
                .map(
                        each -> {
                            var key = each.getKey();
                            int between = key.lastIndexOf(BETWEEN);
                            return new Entry(
                                    key.substring(0, between),
                                    key.substring(between + 1),
                                    each.getValue());
                        })
                .toList();
    }

    /** Those that are not this user's own. */
    public Annotations without(String user) {
        var others = new TreeMap<>(values);
        others.keySet().removeIf(key -> key.startsWith(user + BETWEEN));
        return new Annotations(others);
    }

    /** All that one user can see, by name. RFC 5464 §3.3 */
    public SortedMap<String, Octets> of(String user) {
        var seen = new TreeMap<String, Octets>();
        values.forEach(
                (key, value) -> {
                    var name = key.substring(key.lastIndexOf(BETWEEN) + 1);
                    if (key.equals(key(user, name))) {
                        seen.put(name, value);
                    }
                });
        return seen;
    }

    /** The names under which one user sees something else than before. RFC 5464 §4.4.2 */
    public SortedSet<String> changedSince(Annotations before, String user) {
        if (before.values.equals(values)) {
            return Collections.emptySortedSet();
        }
        var then = before.of(user);
        var now = of(user);
        var names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        names.removeIf(
                name ->
                        Optional.ofNullable(then.get(name))
                                .equals(Optional.ofNullable(now.get(name))));
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Annotations that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.keySet().toString().replace(BETWEEN, ' ');
    }
}
