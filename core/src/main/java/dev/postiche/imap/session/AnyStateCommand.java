package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** A command that is valid whether or not a user is known. RFC 3501 §6.1. */
public non-sealed interface AnyStateCommand extends ImapCommand {

    /** Takes effect and says what it found; the tagged reply follows. */
    void execute(ImapSession session, Replies replies);
}
