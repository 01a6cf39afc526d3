package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** Something beside messages of which a session is told when it changes. RFC 5464 §4.4. */
public interface Following {

    /** Tells what is different from what was told last. */
    void tell(AuthenticatedSession session, Replies replies);

    /** Nothing more is to be told. */
    void end();
}
