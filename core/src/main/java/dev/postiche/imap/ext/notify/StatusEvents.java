package dev.postiche.imap.ext.notify;

import dev.postiche.imap.ext.notify.EventGroup.Event;
import dev.postiche.imap.ext.sync.Condstore;
import dev.postiche.imap.ext.sync.Qresync;
import dev.postiche.imap.reply.MailboxReply.Status;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by STATUS what happens to messages in mailboxes that are not selected. RFC 5465 §5.1 to
 * §5.3.
 */
record StatusEvents(AuthenticatedSession session, Account account, List<EventGroup> groups) {

    /** What was chosen at first, as NOTIFY SET STATUS wants it. RFC 5465 §3.1 */
    void tellFirst(Mailbox mailbox, Replies replies) {
        var events = events(mailbox);
        var items = new LinkedHashSet<String>();
        if (events.contains(Event.MESSAGE_NEW)) {
            items.addAll(List.of("MESSAGES", "UIDNEXT", "UIDVALIDITY"));
        }
        if (events.contains(Event.FLAG_CHANGE) && knowsModSeq()) {
            items.add("HIGHESTMODSEQ");
        }
        tell(mailbox, items, replies);
    }

    /**
     * What is different.
     *
     * @param before the mailbox as it was told; empty if it is new
     */
    void tell(Optional<Mailbox> before, Mailbox now, Replies replies) {
        var events = events(now);
        if (before.equals(Optional.of(now)) || events.isEmpty()) {
            return;
        }
        boolean isModSeqHeard = session.imap().newsForm().modSeqs();
        var items = new LinkedHashSet<String>();
        if (haveComeOrGone(before, now)) {
            items.addAll(List.of("UIDNEXT", "MESSAGES"));
        }
        if (events.contains(Event.FLAG_CHANGE) && before.isPresent()) {
            if (isModSeqHeard && haveOtherFlags(before.get(), now)) {
                items.add("UIDVALIDITY");
            }
            if (before.get().unseen() != now.unseen()) {
                items.add("UNSEEN");
            }
        }
        if (before.map(Mailbox::uidValidity).orElse(now.uidValidity()) != now.uidValidity()) {
            items.addAll(List.of("UIDVALIDITY", "UIDNEXT", "MESSAGES"));
        }
        if (isModSeqHeard && !items.isEmpty()) {
            items.add("HIGHESTMODSEQ");
        }
        tell(now, items, replies);
    }

    private static boolean haveComeOrGone(Optional<Mailbox> before, Mailbox now) {
        return before.isEmpty()
                ? now.exists() > 0
                : before.get().uidNext() != now.uidNext() || before.get().exists() != now.exists();
    }

    private static boolean haveOtherFlags(Mailbox before, Mailbox now) {
        var changed = new boolean[1];
        now.rows()
                .forEachChangedSince(
                        before.highestModSeq(), row -> changed[0] |= row.uid() < before.uidNext());
        return changed[0];
    }

    /** What is chosen for this mailbox; nothing if it is the selected one. RFC 5465 §3.1 */
    private Set<Event> events(Mailbox mailbox) {
        var events = EnumSet.noneOf(Event.class);
        boolean isSelected =
                session instanceof SelectedSession selected
                        && selected.mailbox().equals(mailbox.id());
        if (!isSelected && session.maySelect(mailbox)) {
            groups.stream()
                    .filter(group -> group.matches(mailbox, account, session))
                    .forEach(group -> events.addAll(group.events()));
            events.removeIf(event -> !event.isOfMessages());
        }
        return events;
    }

    private boolean knowsModSeq() {
        return session.has(Condstore.NAME) || session.has(Qresync.NAME);
    }

    private void tell(Mailbox mailbox, Set<String> items, Replies replies) {
        if (items.isEmpty()) {
            return;
        }
        var values = items.stream().map(item -> new Status.Item(item, value(item, mailbox)));
        replies.untagged(new Status(session.wireName(mailbox), values.toList()));
    }

    private static String value(String item, Mailbox mailbox) {
        return switch (item) {
            case "MESSAGES" -> String.valueOf(mailbox.exists());
            case "UIDNEXT" -> String.valueOf(mailbox.uidNext());
            case "UIDVALIDITY" -> String.valueOf(mailbox.uidValidity());
            case "UNSEEN" -> String.valueOf(mailbox.unseen());
            default -> String.valueOf(mailbox.highestModSeq());
        };
    }
}
