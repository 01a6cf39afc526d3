package dev.postiche.store;

import dev.postiche.spec.Right;
import dev.postiche.store.StoreRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CREATE, DELETE and RENAME: what becomes of names and of the tree that they form.
 *
 * <p>RFC 9051 §6.3.4, §6.3.5, §6.3.6.
 */
final class MailboxNames {

    private final NextState next;
    private final MailboxMessages messages;
    private final Guard guard;

    MailboxNames(NextState next, MailboxMessages messages, Guard guard) {
        this.next = next;
        this.messages = messages;
        this.guard = guard;
    }

    Mailbox create(String user, String name, boolean selectable) {
        requireCreation(user, name);
        var there = next.account(user).mailbox(name);
        if (there.isPresent() && (there.get().isSelectable() || !selectable)) {
            throw new StoreRefusal(
                    Reason.ALREADY_EXISTS, "mailbox \"" + name + "\" already exists");
        }
        // A \Noselect name becomes a mailbox when asked for; nobody ever saw messages in it.
        there.ifPresent(next::remove);
        createSuperiors(user, name);
        return createOne(user, name, selectable);
    }

    private Mailbox createOne(String user, String name, boolean selectable) {
        var draft = next.newMailbox(user, name);
        draft.selectable = selectable;
        // RFC 4314 §4: it inherits who may do what.
        superior(user, name).ifPresent(superior -> draft.acl = superior.acl());
        return next.put(draft);
    }

    /** The nearest mailbox above a name. */
    private Optional<Mailbox> superior(String user, String name) {
        var account = next.account(user);
        var above = MailboxName.superiors(name);
        for (int i = above.size() - 1; i >= 0; i--) {
            var mailbox = account.mailbox(above.get(i));
            if (mailbox.isPresent()) {
                return mailbox;
            }
        }
        return Optional.empty();
    }

    /** RFC 4314 §4: the right counts that is given for the nearest mailbox above. */
    private void requireCreation(String user, String name) {
        superior(user, name)
                .ifPresentOrElse(
                        superior -> guard.require(superior, Right.CREATE),
                        () -> guard.requireOwn(user));
    }

    /** RFC 9051 §6.3.4: superior names SHOULD be created. */
    private void createSuperiors(String user, String name) {
        for (var superior : MailboxName.superiors(name)) {
            if (next.account(user).mailbox(superior).isEmpty()) {
                createOne(user, superior, false);
            }
        }
    }

    void delete(Mailbox mailbox) {
        guard.require(mailbox, Right.DELETE_MAILBOX);
        if (mailbox.name().equals(MailboxName.INBOX)) {
            throw new StoreRefusal(Reason.CANNOT, "INBOX cannot be deleted");
        }
        var hasInferiors = next.account(mailbox.user()).hasInferiors(mailbox.name());
        if (hasInferiors && !mailbox.isSelectable()) {
            throw new StoreRefusal(
                    Reason.HAS_CHILDREN,
                    "\"" + mailbox.name() + "\" has inferior names, delete these first");
        }
        next.remove(mailbox);
        if (hasInferiors) {
            createOne(mailbox.user(), mailbox.name(), false);
        }
    }

    void rename(Mailbox mailbox, String to) {
        guard.require(mailbox, Right.DELETE_MAILBOX);
        requireCreation(mailbox.user(), to);
        var account = next.account(mailbox.user());
        if (account.mailbox(to).isPresent()) {
            throw new StoreRefusal(Reason.ALREADY_EXISTS, "mailbox \"" + to + "\" already exists");
        }
        if (mailbox.name().equals(MailboxName.INBOX)) {
            renameInbox(mailbox, to);
            return;
        }
        if (MailboxName.isInferior(to, mailbox.name())) {
            throw new StoreRefusal(
                    Reason.CANNOT, "a mailbox cannot be renamed to a name below itself");
        }
        var tree = new ArrayList<>(List.of(mailbox));
        tree.addAll(account.inferiors(mailbox.name()));
        tree.forEach(next::vacate);
        createSuperiors(mailbox.user(), to);
        for (var one : tree) {
            var name = to + one.name().substring(mailbox.name().length());
            if (next.account(mailbox.user()).mailbox(name).isPresent()) {
                throw new StoreRefusal(
                        Reason.ALREADY_EXISTS, "mailbox \"" + name + "\" already exists");
            }
            var draft = one.draft();
            draft.name = name;
            // RFC 9051 §2.3.1.1: UIDVALIDITY never falls under one name.
            if (one.isSelectable()
                    && next.vacatedUidValidity(one.user(), name) >= one.uidValidity()) {
                draft.uidValidity = next.nextUidValidity(one.user(), name);
            }
            next.put(draft);
        }
    }

    /** RFC 9051 §6.3.6: moves the messages, leaves INBOX empty and its inferiors alone. */
    private void renameInbox(Mailbox inbox, String to) {
        var made = create(inbox.user(), to, true).draft();
        made.annotations = inbox.annotations(); // INBOX keeps them too. RFC 5464 §4.1
        var target = next.put(made);
        messages.move(inbox.id(), UidSet.range(1, Mailbox.MOST_UID), target.id());
    }

    Mailbox recreate(Mailbox mailbox) {
        next.remove(mailbox);
        return createOne(mailbox.user(), mailbox.name(), true);
    }

    Mailbox invalidate(Mailbox mailbox) {
        next.remove(mailbox);
        var draft = next.newMailbox(mailbox.user(), mailbox.name());
        draft.selectable = mailbox.isSelectable();
        draft.specialUse(mailbox.specialUse());
        draft.acl = mailbox.acl();
        draft.annotations = mailbox.annotations();
        draft.uidNext = mailbox.uidNext();
        var rows = new ArrayList<MessageRow>();
        for (var row : mailbox.rows()) {
            rows.add(row.withUid(draft.uidNext + rows.size(), draft.highestModSeq));
        }
        draft.append(rows);
        return next.put(draft);
    }
}
