package dev.postiche;

/**
 * One part of a message, where its content can be had as it was before it was encoded.
 *
 * <p>RFC 2045, RFC 9051 §6.4.5
 */
public interface MailPart {

    /** Its place in the message: {@code 1.2} is the second part of the first. */
    String number();

    /** The media type without parameters, in lower case: {@code application/pdf}. */
    String type();

    /** The content with its transfer encoding undone. */
    byte[] content();
}
