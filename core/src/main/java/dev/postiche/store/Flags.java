package dev.postiche.store;

import dev.postiche.spec.Flag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The flags of one message: system flags as bits, keywords as a sorted list.
 *
 * <p>Immutable, so that rows, views and snapshots share them. RFC 9051 §2.3.2.
 */
public final class Flags implements Iterable<Flag> {

    /** In the order in which they are listed; the index is the bit. */
    private static final List<Flag> SYSTEM =
            List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT, Flag.RECENT);

    private static final List<Flags> WITHOUT_KEYWORDS =
            IntStream.range(0, 1 << SYSTEM.size())
                    .mapToObj(bits -> new Flags(bits, List.of()))
                    .toList();

    /** No flag at all. */
    public static final Flags NONE = WITHOUT_KEYWORDS.get(0);

    private static final int SEEN = bit(Flag.SEEN);
    private static final int DELETED = bit(Flag.DELETED);
    private static final int RECENT = bit(Flag.RECENT);

    private final int system;
    private final List<Flag> keywords;

    /** Sent with every FETCH: two threads may both make it, and it is the same. */
    private @Nullable String text;

    private Flags(int system, List<Flag> keywords) {
        this.system = system;
        this.keywords = keywords;
    }

    /** These flags; one named twice counts once. */
    public static Flags of(Flag... flags) {
        return of(List.of(flags));
    }

    /** These flags; one named twice counts once. */
    public static Flags of(Collection<Flag> flags) {
        var system = 0;
        SortedSet<Flag> keywords = new TreeSet<>();
        for (var flag : flags) {
            var index = SYSTEM.indexOf(flag);
            if (index >= 0) {
                system |= 1 << index;
            } else {
                keywords.add(flag);
            }
        }
        return of(system, keywords);
    }

    private static Flags of(int system, Collection<Flag> keywords) {
        return keywords.isEmpty()
                ? WITHOUT_KEYWORDS.get(system)
                : new Flags(system, List.copyOf(keywords));
    }

    /** Whether the flag is set; keywords compare without regard to case. */
    public boolean contains(Flag flag) {
        var index = SYSTEM.indexOf(flag);
        return index >= 0 ? (system & 1 << index) != 0 : keywords.contains(flag);
    }

    boolean isSeen() {
        return (system & SEEN) != 0;
    }

    boolean isDeleted() {
        return (system & DELETED) != 0;
    }

    /** These and those. */
    public Flags plus(Flags more) {
        if (more.keywords.isEmpty() || keywords.containsAll(more.keywords)) {
            return of(system | more.system, this);
        }
        SortedSet<Flag> all = new TreeSet<>(keywords);
        all.addAll(more.keywords);
        return of(system | more.system, all);
    }

    /** These without those. */
    public Flags minus(Flags fewer) {
        if (keywords.isEmpty() || fewer.keywords.isEmpty()) {
            return of(system & ~fewer.system, this);
        }
        var rest = new ArrayList<>(keywords);
        rest.removeAll(fewer.keywords);
        return of(system & ~fewer.system, rest);
    }

    private static Flags of(int system, Flags like) {
        if (system == like.system) {
            return like;
        }
        return like.keywords.isEmpty()
                ? WITHOUT_KEYWORDS.get(system)
                : new Flags(system, like.keywords);
    }

    /** With {@code \Recent}, which belongs to a session and is never stored. RFC 3501 §2.3.2 */
    public Flags withRecent() {
        return of(system | RECENT, this);
    }

    Flags withoutRecent() {
        return of(system & ~RECENT, this);
    }

    /** The keywords alone, in alphabetical order. */
    public List<Flag> keywords() {
        return keywords;
    }

    Flags onlyKeywords() {
        return of(0, this);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return system == 0 && keywords.isEmpty();
    }

    /** System flags first, then keywords in alphabetical order. */
    public List<Flag> asList() {
        var all = new ArrayList<Flag>();
        for (var index = 0; index < SYSTEM.size(); index++) {
            if ((system & 1 << index) != 0) {
                all.add(SYSTEM.get(index));
            }
        }
        all.addAll(keywords);
        return List.copyOf(all);
    }

    @Override
    public Iterator<Flag> iterator() {
        return asList().iterator();
    }

    private static int bit(Flag flag) {
        return 1 << SYSTEM.indexOf(flag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags flags
                && system == flags.system
                && keywords.equals(flags.keywords);
    }

    @Override
    public int hashCode() {
        return 31 * system + keywords.hashCode();
    }

    /** As on the wire: {@code (\Seen $Important)}. */
    @Override
    public String toString() {
        var known = text;
        if (known == null) {
            known = asList().stream().map(Flag::name).collect(Collectors.joining(" ", "(", ")"));
            text = known;
        }
        return known;
    }
}
