package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** A command about the messages of the selected mailbox. RFC 3501 §6.4. */
public non-sealed interface SelectedCommand extends ImapCommand {

    /** Takes effect and says what it found; the tagged reply follows. */
    void execute(SelectedSession session, Replies replies);
}
