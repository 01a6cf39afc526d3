package dev.postiche.store;

/**
 * One change to flags, as STORE says it: {@code +FLAGS}, {@code -FLAGS} or {@code FLAGS}.
 *
 * <p>A value, because the same operation is applied to the store and to what a client believes. RFC
 * 9051 §6.4.6.
 *
 * @param operation what is done with the flags
 * @param flags never {@code \Recent}, which no client can alter
 */
public record FlagChange(Operation operation, Flags flags) {

    /** How the flags of a message and the given ones are combined. */
    public enum Operation {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Leaves {@code \Recent} out. RFC 3501 §2.3.2 */
    public FlagChange {
        flags = flags.withoutRecent();
    }

    /** {@code +FLAGS}. */
    public static FlagChange add(Flags flags) {
        return new FlagChange(Operation.ADD, flags);
    }

    /** {@code -FLAGS}. */
    public static FlagChange remove(Flags flags) {
        return new FlagChange(Operation.REMOVE, flags);
    }

    /** {@code FLAGS}. */
    public static FlagChange replace(Flags flags) {
        return new FlagChange(Operation.REPLACE, flags);
    }

    /** The flags after the change; the same object where nothing changes. */
    public Flags applyTo(Flags before) {
        var after =
                switch (operation) {
                    case ADD -> before.plus(flags);
                    case REMOVE -> before.minus(flags);
                    case REPLACE -> flags;
                };
        return after.equals(before) ? before : after;
    }
}
