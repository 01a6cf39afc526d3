package dev.postiche.imap.command;

import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;

/** A parameter of SELECT and EXAMINE that an extension brings. RFC 4466 §2.1. */
public interface SelectParameter {

    /**
     * Before anything happens, so that what was selected stays so.
     *
     * @throws BadCommand if the parameter cannot be given now
     */
    default void check(AuthenticatedSession session) {}

    /** When no mailbox is selected any more, or none yet. */
    default void before(AuthenticatedSession session, Replies replies) {}

    /** When the client was told what SELECT tells in any case. */
    default void after(SelectedSession session, Replies replies) {}
}
