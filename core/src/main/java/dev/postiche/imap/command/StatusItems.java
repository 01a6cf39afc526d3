package dev.postiche.imap.command;

import dev.postiche.imap.reply.MailboxReply.Status;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Mailbox;
import java.util.List;

/** What STATUS counts, for the command and for LIST. RFC 3501 §6.3.10, RFC 5819 §2. */
public final class StatusItems {

    private StatusItems() {}

    /** The counts that were asked for. */
    public static Status reply(AuthenticatedSession session, Mailbox mailbox, List<String> items) {
        return new Status(
                session.wireName(mailbox),
                items.stream()
                        .distinct()
                        .map(item -> new Status.Item(item, value(session, item, mailbox)))
                        .toList());
    }

    private static String value(AuthenticatedSession session, String item, Mailbox mailbox) {
        return switch (item) {
            case "MESSAGES" -> String.valueOf(mailbox.exists());
            case "RECENT" -> String.valueOf(mailbox.recent());
            case "UIDNEXT" -> String.valueOf(mailbox.uidNext());
            case "UIDVALIDITY" -> String.valueOf(mailbox.uidValidity());
            case "UNSEEN" -> String.valueOf(mailbox.unseen());
            default -> session.imap().service().capabilities().statusItem(item, session, mailbox);
        };
    }
}
