package dev.postiche.imap.grammar;

/**
 * The octets of one literal, held beside the text of its command.
 *
 * <p>They are kept by reference and never copied: the literal of an APPEND is a whole message. RFC
 * 3501 §4.3.
 *
 * @param octets as received; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Literal(byte[] octets) {}
