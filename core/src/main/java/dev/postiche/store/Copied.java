package dev.postiche.store;

/**
 * Where copied or moved messages went: what COPYUID says. RFC 4315 §3, RFC 6851 §4.3.
 *
 * @param uidValidity of the target mailbox
 * @param from UIDs in the source mailbox; those that were no longer there are left out
 * @param to UIDs in the target mailbox, in the same order
 */
public record Copied(long uidValidity, UidSet from, UidSet to) {}
