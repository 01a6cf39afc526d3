package dev.postiche.imap.ext.gmail;

import dev.postiche.imap.command.ExtendedStoreItem;
import dev.postiche.imap.command.MessageItems;
import dev.postiche.imap.command.StoreCondition;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.FlagChange;
import dev.postiche.store.FlagChange.Operation;
import dev.postiche.store.Flags;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Transaction;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * STORE X-GM-LABELS puts labels on messages and takes them off: to label is to copy to a mailbox.
 *
 * <p>Google describes the form with {@code +} alone; the others are what clients send. In place of
 * all labels the one of the selected mailbox stays, since clients are not told it either.
 */
record StoreLabels(
        MessageSet messages,
        Modifiers modifiers,
        Operation operation,
        List<GmailLabel> labels,
        boolean silent)
        implements SelectedCommand {

    static ExtendedStoreItem parse(ImapParser in, boolean silent) {
        in.sp();
        var labels = GmailLabel.parseSome(in);
        return (messages, modifiers, operation) ->
                new StoreLabels(messages, modifiers, operation, labels, silent);
    }

    @Override
    public List<MailboxName> mailboxes() {
        return labels.stream().filter(each -> !each.isSystem()).map(GmailLabel::name).toList();
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        if (operation != Operation.REMOVE) {
            labels.forEach(label -> ensure(label, session));
        }
        var named = labels.stream().flatMap(label -> label.mailbox(session).stream()).toList();
        var uids = session.uidsOf(messages);
        var nothing = FlagChange.add(Flags.NONE);
        Predicate<MessageRow> condition =
                modifiers
                        .get(StoreCondition.class)
                        .map(given -> given.of(session.view(), nothing))
                        .orElse(row -> true);
        var refused = new UidSet.Builder();
        var applied = new ArrayList<MessageRow>();
        session.now()
                .rows()
                .forEachIn(
                        uids,
                        row -> {
                            if (condition.test(row)) {
                                applied.add(row);
                            } else {
                                refused.add(row.uid());
                            }
                        });
        var targets = named.stream().map(Mailbox::id).toList();
        session.store().change(tx -> label(tx, session.mailbox(), targets, applied));
        session.changed("labelled UID " + UidSet.of(uids(applied)));
        if (!silent) {
            tell(session, applied, replies);
        }
        var left = refused.build();
        if (!left.isEmpty()) {
            replies.completed(modified(session, left), "Some were changed by others");
        }
    }

    private static List<Long> uids(List<MessageRow> rows) {
        return rows.stream().map(MessageRow::uid).toList();
    }

    private ResponseCode modified(SelectedSession session, UidSet refused) {
        var numbers = new UidSet.Builder();
        refused.forEach(uid -> session.view().sequenceNumberOf(uid).ifPresent(numbers::add));
        return ResponseCode.modified(messages.uids() ? refused : numbers.build());
    }

    /** A label that is not there yet is made by its use. */
    private static void ensure(GmailLabel label, SelectedSession session) {
        if (label.mailbox(session).isPresent()) {
            return;
        }
        if (label.isSystem()) {
            throw No.with(ResponseCode.CANNOT, "No mailbox here is " + label.name().wire());
        }
        var name = session.nameToCreate(label.name());
        session.store().commit(tx -> tx.createMailbox(session.user(), name));
    }

    private void label(
            Transaction tx, MailboxId selected, List<MailboxId> targets, List<MessageRow> rows) {
        var numbers = new HashSet<Long>();
        rows.forEach(row -> numbers.add(row.emailNumber()));
        if (operation == Operation.REPLACE) {
            tx.account(tx.mailbox(selected).user()).mailboxes().stream()
                    .filter(mailbox -> mailbox.isSelectable() && !mailbox.id().equals(selected))
                    .filter(mailbox -> !targets.contains(mailbox.id()))
                    .forEach(mailbox -> remove(tx, mailbox.id(), numbers));
        }
        for (var target : targets) {
            if (operation == Operation.REMOVE) {
                remove(tx, target, numbers);
            } else {
                var there = new HashSet<Long>();
                tx.mailbox(target).rows().forEach(row -> there.add(row.emailNumber()));
                var missing = rows.stream().filter(row -> !there.contains(row.emailNumber()));
                var uids = UidSet.of(uids(missing.toList()));
                if (!uids.isEmpty()) {
                    tx.copy(selected, uids, target);
                }
            }
        }
    }

    private static void remove(Transaction tx, MailboxId mailbox, Set<Long> numbers) {
        var uids = new UidSet.Builder();
        for (var row : tx.mailbox(mailbox).rows()) {
            if (numbers.contains(row.emailNumber())) {
                uids.add(row.uid());
            }
        }
        tx.expunge(mailbox, uids.build());
    }

    private static void tell(SelectedSession session, List<MessageRow> rows, Replies replies) {
        var labels = List.of(new Gmail.Labels());
        for (var row : rows) {
            session.view()
                    .sequenceNumberOf(row.uid())
                    .ifPresent(
                            number ->
                                    MessageItems.tellUnasked(
                                            session, number, row, labels, replies));
        }
    }
}
