package dev.postiche;

import dev.postiche.spec.Flag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One message of a mailbox, to be read and to be flagged or expunged as another client would.
 *
 * <p>Stands for the UID: flags are those of the moment of the call, and once the message is
 * expunged each method but {@link #uid()} and {@link #exists()} throws {@link
 * java.util.NoSuchElementException}. Decoded texts are for people and assertions and never fail;
 * {@link #raw()} is what clients get.
 */
public interface MailMessage {

    /** The mailbox that holds the message. */
    Mailbox mailbox();

    /** The unique identifier within the mailbox. RFC 9051 §2.3.1.1 */
    long uid();

    /** The place in the mailbox at this moment, counted from 1. */
    int sequenceNumber();

    /** Whether the message is still there. */
    boolean exists();

    /** All flags and keywords; \Recent is the sessions' business and not among them. */
    Set<Flag> flags();

    /** Whether the flag is set; the case of a flag does not matter. */
    default boolean hasFlag(Flag flag) {
        return flags().contains(flag);
    }

    /** Whether the message was read: it has the \Seen flag. */
    default boolean isSeen() {
        return hasFlag(Flag.SEEN);
    }

    /** Adds to the flags; live sessions are told. */
    MailMessage addFlags(Flag... flags);

    /** Takes away from the flags; live sessions are told. */
    MailMessage removeFlags(Flag... flags);

    /** Replaces all flags; live sessions are told. */
    MailMessage setFlags(Flag... flags);

    /** Removes the message for good, whether or not it has the \Deleted flag. */
    void expunge();

    /** When the server received the message. RFC 9051 §2.3.3 */
    OffsetDateTime internalDate();

    /** The size in octets. RFC 9051 §2.3.4 */
    long size();

    /** All octets, as {@code BODY[]} gives them. */
    byte[] raw();

    /** The first header field of this name, unfolded and decoded (RFC 2047). */
    Optional<String> header(String name);

    /** All header fields of this name, unfolded and decoded (RFC 2047). */
    List<String> headers(String name);

    /** All header fields in their order, unfolded and decoded (RFC 2047). */
    List<HeaderLine> headers();

    /** The decoded subject; empty text if the message has none. */
    default String subject() {
        return header("Subject").orElse("");
    }

    /** The decoded From field; empty text if the message has none. */
    default String from() {
        return header("From").orElse("");
    }

    /**
     * The first plain text that is not an attachment, decoded and with LF at line ends; empty text
     * if there is none.
     */
    String text();

    /** The first HTML text that is not an attachment, as {@link #text()} gives plain text. */
    String html();

    /** The parts that are attachments, in their order. */
    List<MailAttachment> attachments();

    /** All parts that hold content and not other parts, in their order. */
    List<MailPart> parts();

    /**
     * The part with this number, {@code 1.2}, as FETCH numbers them: also one that holds others.
     * RFC 9051 §6.4.5
     *
     * @throws java.util.NoSuchElementException if there is none; the message names those that are
     */
    MailPart part(String number);

    /**
     * A header field as people read it.
     *
     * @param name as written
     * @param value unfolded and decoded
     */
    record HeaderLine(String name, String value) {}
}
