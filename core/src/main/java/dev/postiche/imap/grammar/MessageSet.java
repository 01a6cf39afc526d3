package dev.postiche.imap.grammar;

/**
 * The messages that a command names: by sequence numbers, or after UID by unique identifiers.
 *
 * <p>Told apart here, so that no command has to know in which form it was given. RFC 3501 §6.4.8.
 */
public record MessageSet(SequenceSet numbers, boolean uids) {}
