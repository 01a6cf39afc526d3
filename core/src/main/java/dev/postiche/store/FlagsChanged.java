package dev.postiche.store;

/**
 * What became of a change to flags.
 *
 * @param applied messages that have the wanted flags now, changed or not
 * @param changed those of them whose row changed, with a new mod-sequence
 * @param refused messages changed after UNCHANGEDSINCE; what MODIFIED says. RFC 7162 §3.1.3
 * @param missing messages that were no longer there. RFC 2180 §4.2
 * @param modSeq of the mailbox afterwards
 */
public record FlagsChanged(
        UidSet applied, UidSet changed, UidSet refused, UidSet missing, long modSeq) {}
