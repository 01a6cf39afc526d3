package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** A command by which a client gets to be known. RFC 3501 §6.2. */
public non-sealed interface NotAuthenticatedCommand extends ImapCommand {

    /** Takes effect and says what it found; the tagged reply follows. */
    void execute(NotAuthenticatedSession session, Replies replies);
}
