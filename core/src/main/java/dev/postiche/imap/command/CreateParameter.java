package dev.postiche.imap.command;

import dev.postiche.store.Mailbox;
import dev.postiche.store.Transaction;

/** A parameter of CREATE that an extension brings. RFC 4466 §2.2. */
public interface CreateParameter {

    /**
     * In the same step in which the mailbox is made, so that a refusal leaves none behind.
     *
     * @throws RuntimeException a NO, if the mailbox cannot be made so
     */
    void made(Transaction tx, Mailbox mailbox);
}
