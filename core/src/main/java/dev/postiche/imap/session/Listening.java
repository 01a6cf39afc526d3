package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/**
 * What a session has chosen to hear of unasked, in place of what every session does. RFC 5465.
 *
 * <p>What a command itself brings about is told in any case. Used by whoever holds the session's
 * lock.
 */
public interface Listening {

    /** Whether messages that come and go in the selected mailbox are told. RFC 5465 §6.1 */
    boolean hearsMessages();

    /** Whether what others do to flags in the selected mailbox is told. RFC 5465 §5.1 */
    boolean hearsFlags();

    /** Whether EXPUNGE may be told while no command is in progress. RFC 5465 §6.1.1, §6.1.2 */
    boolean hearsExpungesAtOnce();

    /**
     * Tells what was asked for of new messages in the selected mailbox. RFC 5465 §5.2
     *
     * @param first sequence number of the first of them
     * @param last of the last
     */
    void tellArrived(SelectedSession session, int first, int last, Replies replies);

    /** Tells of everything but the selected mailbox's messages. */
    void tellOthers(AuthenticatedSession session, Replies replies);

    /** Nothing more is to be told: another choice, or the end. */
    void end();
}
