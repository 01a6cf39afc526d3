package dev.postiche.spec;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user may do with a mailbox, all together; an immutable value.
 *
 * <pre>{@code
 * Rights.of("lrs").has(Right.READ);
 * }</pre>
 *
 * <p>RFC 4314 §2.1.
 */
public final class Rights {

    /** May do nothing. */
    public static final Rights NONE = new Rights(EnumSet.noneOf(Right.class));

    /** May do everything. */
    public static final Rights ALL = new Rights(EnumSet.allOf(Right.class));

    private final Set<Right> rights;

    private Rights(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    /**
     * The rights with these letters; {@code c} stands for {@code kx}, {@code d} for {@code te}. RFC
     * 4314 §2.1.1
     *
     * @throws IllegalArgumentException for another letter
     */
    public static Rights of(String letters) {
        var rights = EnumSet.noneOf(Right.class);
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'c' -> rights.addAll(Set.of(Right.CREATE, Right.DELETE_MAILBOX));
                case 'd' -> rights.addAll(Set.of(Right.DELETE_MESSAGES, Right.EXPUNGE));
                default ->
                        rights.add(
                                Right.of(letter)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                unknown(letter))));
            }
        }
        return new Rights(rights);
    }

    private static String unknown(char letter) {
        var shown = letter > ' ' && letter <= '~' ? letter : "U+%04X".formatted((int) letter);
        return "there is no right \"" + shown + "\"; there are l r s w i p k x t e a, c and d";
    }

    /** These rights and no others. */
    public static Rights of(Set<Right> rights) {
        var all = EnumSet.noneOf(Right.class);
        all.addAll(rights);
        return new Rights(all);
    }

    /** Each of them. */
    public Set<Right> all() {
        return rights;
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    public boolean isEmpty() {
        return rights.isEmpty();
    }

    /** Those of both. */
    public Rights plus(Rights more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = EnumSet.noneOf(Right.class);
        all.addAll(rights);
        all.addAll(more.rights);
        return new Rights(all);
    }

    /** Those that are not among the others. */
    public Rights minus(Rights fewer) {
        if (fewer.isEmpty()) {
            return this;
        }
        var left = EnumSet.noneOf(Right.class);
        left.addAll(rights);
        left.removeAll(fewer.rights);
        return new Rights(left);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rights that && rights.equals(that.rights);
    }

    @Override
    public int hashCode() {
        return rights.hashCode();
    }

    /** The letters, as {@link #of(String)} reads them. */
    @Override
    public String toString() {
        return rights.stream().map(right -> "" + right.letter()).collect(Collectors.joining());
    }
}
