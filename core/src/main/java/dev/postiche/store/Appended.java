package dev.postiche.store;

/**
 * Where new messages went: what APPENDUID says. RFC 4315 §3.
 *
 * @param uidValidity of the mailbox
 * @param uids of the messages in the order in which they were given
 */
public record Appended(long uidValidity, UidSet uids) {}
