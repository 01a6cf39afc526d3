package dev.postiche.imap.ext;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;

/**
 * UIDONLY does without message numbers: once it is switched on, messages are spoken of by their
 * UIDs alone, on both sides. RFC 9586.
 */
final class UidOnly {

    static final Extension EXTENSION =
            Extension.of("UIDONLY").enablable().whenEnabled(UidOnly::enabled);

    private UidOnly() {}

    /** UIDFETCH and VANISHED from the next response on. RFC 9586 §3 */
    private static void enabled(ImapSession session, Replies replies) {
        session.newsForm(session.newsForm().withUidsOnly());
        replies.useUidsOnly();
    }
}
