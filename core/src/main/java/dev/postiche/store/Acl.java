package dev.postiche.store;

import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may do what with a mailbox; an immutable value. RFC 4314 §2.
 *
 * @param entries rights by identifier: a user name, {@code anyone}, or one of these with a dash
 *     before it, whose rights are taken away
 */
public record Acl(SortedMap<String, Rights> entries) {

    /** Stands for every user. RFC 4314 §2 */
    public static final String ANYONE = "anyone";

    /** Nobody can take these from the owner. RFC 4314 §2 */
    public static final Rights OF_OWNER = Rights.of(Set.of(Right.LOOKUP, Right.ADMINISTER));

    public Acl {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The owner may do everything, others nothing. */
    public static Acl of(String owner) {
        return new Acl(new TreeMap<>(Map.of(owner, Rights.ALL)));
    }

    /** The same with these rights in place of those that the identifier had; none if empty. */
    public Acl with(String identifier, Rights rights) {
        var changed = new TreeMap<>(entries);
        if (rights.isEmpty()) {
            changed.remove(identifier);
        } else {
            changed.put(identifier, rights);
        }
        return new Acl(changed);
    }

    /** The rights that this identifier was given; none if it is not here. */
    public Rights granted(String identifier) {
        return entries.getOrDefault(identifier, Rights.NONE);
    }

    /** What a user may do: all that was given to any name for it, but what was taken away. */
    public Rights of(String user, String owner) {
        var rights =
                granted(user)
                        .plus(granted(ANYONE))
                        .minus(granted("-" + user))
                        .minus(granted("-" + ANYONE));
        return user.equals(owner) ? rights.plus(OF_OWNER) : rights;
    }

    /** Whether others than the owner may do something. */
    boolean isShared(String owner) {
        return entries.keySet().stream()
                .anyMatch(name -> !name.equals(owner) && !name.startsWith("-"));
    }
}
