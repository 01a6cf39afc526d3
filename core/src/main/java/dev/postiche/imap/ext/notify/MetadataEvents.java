package dev.postiche.imap.ext.notify;

import dev.postiche.imap.ext.metadata.MetadataReply;
import dev.postiche.imap.ext.notify.EventGroup.Event;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Annotations;
import dev.postiche.store.Mailbox;
import java.util.List;
import java.util.Optional;

/** Tells by METADATA which annotations others changed, as NOTIFY asked. RFC 5465 §5.6, §5.7. */
record MetadataEvents(AuthenticatedSession session, Account account, List<EventGroup> groups) {

    /**
     * What is different.
     *
     * @param before the mailbox as it was told; empty if it is new
     */
    void tell(Optional<Mailbox> before, Mailbox now, Replies replies) {
        var names =
                now.annotations()
                        .changedSince(
                                before.map(Mailbox::annotations).orElse(Annotations.NONE),
                                session.user());
        boolean isWanted =
                groups.stream()
                        .filter(group -> group.events().contains(Event.MAILBOX_METADATA))
                        .anyMatch(group -> group.matches(now, account, session));
        if (isWanted && !names.isEmpty() && session.store().guard().mayAnnotate(now)) {
            replies.untagged(MetadataReply.changed(session.wireName(now), names));
        }
    }

    /** What is different of the server. */
    void tellOfServer(Annotations before, Annotations now, Replies replies) {
        var names = now.changedSince(before, session.user());
        boolean isWanted =
                groups.stream().anyMatch(group -> group.events().contains(Event.SERVER_METADATA));
        if (isWanted && !names.isEmpty()) {
            replies.untagged(MetadataReply.changed("", names));
        }
    }
}
