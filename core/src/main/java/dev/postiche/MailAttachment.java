package dev.postiche;

/**
 * One attached part of a message, as a mail program would offer it for saving.
 *
 * <p>RFC 2183, RFC 2231
 */
public interface MailAttachment extends MailPart {

    /** The decoded file name; empty text if the part has none. */
    String name();
}
