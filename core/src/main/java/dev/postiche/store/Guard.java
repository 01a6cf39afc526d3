package dev.postiche.store;

import dev.postiche.spec.Flag;
import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import dev.postiche.store.StoreRefusal.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds one user to the rights on mailboxes, in whatever a commit does. RFC 4314 §4.
 *
 * <p>The verbs of a transaction ask it, so that no command can forget to. Fixtures, POP3 and the
 * user's test are held to nothing.
 */
public final class Guard {

    /** For whoever may do everything. */
    static final Guard NONE = new Guard(Optional.empty(), true);

    private final Optional<String> user;
    private final boolean isByAcl;

    private Guard(Optional<String> user, boolean isByAcl) {
        this.user = user;
        this.isByAcl = isByAcl;
    }

    /** A user who has the rights that ACLs give. */
    static Guard byAcl(String user) {
        return new Guard(Optional.of(user), true);
    }

    /** A user who may do everything with own mailboxes, and nothing with others. */
    static Guard byOwnership(String user) {
        return new Guard(Optional.of(user), false);
    }

    /** What may be done with a mailbox. */
    public Rights rights(Mailbox mailbox) {
        return user.map(
                        name ->
                                isByAcl
                                        ? mailbox.acl().of(name, mailbox.user())
                                        : name.equals(mailbox.user()) ? Rights.ALL : Rights.NONE)
                .orElse(Rights.ALL);
    }

    /**
     * Nothing, if this right is there.
     *
     * @throws StoreRefusal NO_PERMISSION; NONEXISTENT where even that the mailbox exists is not to
     *     be told. RFC 4314 §6
     */
    public void require(Mailbox mailbox, Right right) {
        var rights = rights(mailbox);
        if (!rights.has(right)) {
            throw rights.has(Right.LOOKUP)
                    ? new StoreRefusal(
                            Reason.NO_PERMISSION,
                            "you do not have the right \"%s\" on \"%s\""
                                    .formatted(right.letter(), mailbox.name()))
                    : new StoreRefusal(Reason.NONEXISTENT, "no such mailbox");
        }
    }

    /**
     * Nothing, if what is noted of the mailbox may be read and set. RFC 5464 §3.3
     *
     * @throws StoreRefusal as {@link #require} does
     */
    public void requireAnnotations(Mailbox mailbox) {
        require(mailbox, Right.LOOKUP);
        if (!mayAnnotate(mailbox)) {
            require(mailbox, Right.READ);
        }
    }

    /** Whether what is noted of the mailbox may be read and set. RFC 5464 §3.3 */
    public boolean mayAnnotate(Mailbox mailbox) {
        var rights = rights(mailbox);
        return rights.has(Right.LOOKUP)
                && Stream.of(Right.READ, Right.SEEN, Right.WRITE, Right.INSERT, Right.POST)
                        .anyMatch(rights::has);
    }

    /**
     * Nothing, if this is the user's own account.
     *
     * @throws StoreRefusal NO_PERMISSION
     */
    void requireOwn(String account) {
        if (!user.orElse(account).equals(account)) {
            throw new StoreRefusal(Reason.NO_PERMISSION, "only the owner can do this");
        }
    }

    /** Of some flags those that may be altered. RFC 4314 §4 */
    Flags settable(Mailbox mailbox, Flags flags) {
        return settable(rights(mailbox), flags);
    }

    /** Whether a flag may be altered. RFC 4314 §4 */
    public boolean maySet(Mailbox mailbox, Flag flag) {
        return rights(mailbox).has(right(flag));
    }

    private static Flags settable(Rights rights, Flags flags) {
        return rights.has(Right.SEEN)
                        && rights.has(Right.WRITE)
                        && rights.has(Right.DELETE_MESSAGES)
                ? flags
                : Flags.of(
                        flags.asList().stream().filter(flag -> rights.has(right(flag))).toList());
    }

    private static Right right(Flag flag) {
        return flag.equals(Flag.SEEN)
                ? Right.SEEN
                : flag.equals(Flag.DELETED) ? Right.DELETE_MESSAGES : Right.WRITE;
    }

    /**
     * What becomes of flags by a change, as far as it may be made.
     *
     * @throws StoreRefusal NO_PERMISSION if nothing of it may. RFC 4314 §4
     */
    Flags changed(Mailbox mailbox, FlagChange change, Flags before) {
        var rights = rights(mailbox);
        var after = change.applyTo(before);
        var kept = before.minus(settable(rights, before));
        var result = settable(rights, after).plus(kept);
        return result.equals(before) ? before : result;
    }

    /**
     * Nothing, if at least one of the flags of a change may be altered.
     *
     * @throws StoreRefusal NO_PERMISSION. RFC 4314 §4
     */
    void requireSome(Mailbox mailbox, FlagChange change) {
        var some =
                change.operation() == FlagChange.Operation.REPLACE
                        ? Flags.of(Flag.SEEN, Flag.DELETED, Flag.FLAGGED)
                        : change.flags();
        if (!some.isEmpty() && settable(mailbox, some).isEmpty()) {
            throw new StoreRefusal(
                    Reason.NO_PERMISSION,
                    "you do not have the right to alter these flags in \"%s\""
                            .formatted(mailbox.name()));
        }
    }
}
