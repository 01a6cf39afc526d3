/**
 * The mail: immutable snapshots, changed by one commit at a time.
 *
 * <p>{@link dev.postiche.store.MailStore} holds one {@link dev.postiche.store.StoreState}, the root
 * of everything: accounts, in them mailboxes, in them rows. Who reads takes the state and needs no
 * lock; who writes calls the verbs of {@link dev.postiche.store.Transaction} in one commit, which
 * is seen whole or not at all. A snapshot of the server is the state itself, and restoring one is a
 * commit too.
 *
 * <p>{@link dev.postiche.store.Mailbox} keeps its counts, its {@link dev.postiche.store.Rows} in
 * pages that versions share, and in a {@link dev.postiche.store.ChangeLog} what changed lately, so
 * that neither a new message nor hearing of one costs more in a large mailbox. Nothing here knows a
 * protocol or a session: what a client was told is the view's business.
 */
@NullMarked
package dev.postiche.store;

import org.jspecify.annotations.NullMarked;
