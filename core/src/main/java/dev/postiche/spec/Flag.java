package dev.postiche.spec;

import java.util.List;
import java.util.Locale;

/**
 * A message flag: a system flag such as {@code \Seen}, or a keyword such as {@code $Important}.
 *
 * <p>Case does not matter to equality; system flags carry the case of the RFC. RFC 9051 §2.3.2.
 *
 * <pre>{@code
 * Flag.of("\\SEEN") == Flag.SEEN;
 * Flag.of("$important").equals(Flag.of("$Important"));
 * }</pre>
 */
public final class Flag implements Comparable<Flag> {

    /** The message was read. RFC 9051 §2.3.2 */
    public static final Flag SEEN = new Flag("\\Seen");

    /** It was answered. RFC 9051 §2.3.2 */
    public static final Flag ANSWERED = new Flag("\\Answered");

    /** It asks for attention. RFC 9051 §2.3.2 */
    public static final Flag FLAGGED = new Flag("\\Flagged");

    /** It goes with the next EXPUNGE. RFC 9051 §2.3.2 */
    public static final Flag DELETED = new Flag("\\Deleted");

    /** It is not finished. RFC 9051 §2.3.2 */
    public static final Flag DRAFT = new Flag("\\Draft");

    /** Belongs to a session and is never stored. RFC 3501 §2.3.2. */
    public static final Flag RECENT = new Flag("\\Recent");

    private static final List<Flag> SYSTEM =
            List.of(ANSWERED, FLAGGED, DELETED, SEEN, DRAFT, RECENT);

    private final String name;
    private final String folded;

    private Flag(String name) {
        this.name = name;
        this.folded = fold(name);
    }

    /**
     * The flag of this name.
     *
     * @param name a keyword, or a name after a backslash; visible US-ASCII without parentheses,
     *     opening braces, closing brackets, percent signs, asterisks, quotes and further
     *     backslashes
     * @throws IllegalArgumentException if it is not a flag by RFC 9051 §9 ({@code flag})
     */
    public static Flag of(String name) {
        var folded = fold(name);
        for (var flag : SYSTEM) {
            if (flag.folded.equals(folded)) {
                return flag;
            }
        }
        var atom = Numbering.fill(name.startsWith("\\") ? name.substring(1) : name, 1);
        if (atom.isEmpty() || !isAtom(atom)) {
            throw new IllegalArgumentException(
                    "a flag is a word of visible ASCII characters without ( ) { % * \" \\ ], not \""
                            + name
                            + "\"");
        }
        return new Flag(name);
    }

    /** The six flags that RFC 3501 §2.3.2 defines. */
    public static List<Flag> system() {
        return SYSTEM;
    }

    /** The name with which it goes over the wire. */
    public String name() {
        return name;
    }

    /** Whether it is one of the six system flags. */
    public boolean isSystem() {
        return SYSTEM.contains(this);
    }

    /** Whether it is a keyword, that is without a backslash. */
    public boolean isKeyword() {
        return !name.startsWith("\\");
    }

    Flag numbered(long n) {
        return Numbering.isIn(name) ? of(Numbering.fill(name, n)) : this;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    // ATOM-CHAR of RFC 9051 §9.
    private static boolean isAtom(String word) {
        return word.chars().allMatch(c -> c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
    }

    @Override
    public int compareTo(Flag other) {
        return folded.compareTo(other.folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag flag && folded.equals(flag.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
