package dev.postiche.store;

/**
 * What the store will not do; the commit that throws it changes nothing.
 *
 * <p>Each protocol has its own words for the same reason: {@code NO [OVERQUOTA]}, {@code -ERR},
 * 409.
 */
public final class StoreRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why; most of them are response codes of RFC 5530. */
    public enum Reason {
        /** No account, mailbox or name like this. */
        NONEXISTENT,
        /** The name is taken. */
        ALREADY_EXISTS,
        /** The name can be listed, but holds no messages ({@code \Noselect}). */
        NOT_SELECTABLE,
        /** A {@code \Noselect} name with inferior names cannot be deleted. RFC 3501 §6.3.4 */
        HAS_CHILDREN,
        /** More octets or messages than the account may hold. RFC 9208 §4.3.1 */
        OVER_QUOTA,
        /** The user does not have the right. RFC 4314 §4 */
        NO_PERMISSION,
        /** Not a mailbox name. */
        INVALID_NAME,
        /** Never possible, whatever the state: INBOX cannot be deleted, say. */
        CANNOT
    }

    private final Reason reason;

    /** A refusal with a sentence that tells the user what to do or what is in the way. */
    public StoreRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
