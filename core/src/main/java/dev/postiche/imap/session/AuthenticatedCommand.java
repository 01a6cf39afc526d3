package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** A command about mailboxes as such, with or without one selected. RFC 3501 §6.3. */
public non-sealed interface AuthenticatedCommand extends ImapCommand {

    /** Takes effect and says what it found; the tagged reply follows. */
    void execute(AuthenticatedSession session, Replies replies);
}
