package dev.postiche;

import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.SpecialUse;
import java.util.List;
import java.util.Set;

/**
 * One mailbox of an account, to be read and to be changed as another client would change it.
 *
 * <p>Stands for the name, so it can be kept across {@link MockMailServer#reset()}; each method
 * looks at, or changes, the mailbox as it is at that moment and throws {@link
 * java.util.NoSuchElementException} if it is gone. RFC 9051 §2.3
 *
 * <pre>{@code
 * var inbox = mail.account("anna").mailbox("INBOX");
 * inbox.deliver(message().from("bob@example.org").subject("Hi"));
 * inbox.messageWithUid(7).addFlags(SEEN);
 * inbox.message(2).expunge();
 * }</pre>
 */
public interface Mailbox {

    /** The account whose mailbox this is. */
    MailAccount account();

    /** The name, with {@code /} between levels whatever the separator on the wire. */
    String name();

    /** How many messages there are. */
    int messageCount();

    /** How many messages have not the \Seen flag. */
    int unseenCount();

    /** What makes the UIDs of this mailbox valid, 1 to 4,294,967,295. RFC 9051 §2.3.1.1 */
    long uidValidity();

    /** The UID that the next message will get. */
    long uidNext();

    /** What the mailbox is for, possibly nothing. RFC 6154 */
    Set<SpecialUse> specialUse();

    /** Whether it can hold messages, and is not merely a name above others. RFC 9051 §7.3.1 */
    boolean isSelectable();

    /** Whether the account is subscribed to this mailbox. */
    boolean isSubscribed();

    /** All messages, in the order of their sequence numbers. */
    List<MailMessage> messages();

    /**
     * The message that has this sequence number now, counted from 1; what is returned stays the
     * same message when the numbers shift.
     *
     * @throws java.util.NoSuchElementException if there are fewer messages
     */
    MailMessage message(int sequenceNumber);

    /**
     * The message with this UID.
     *
     * @throws java.util.NoSuchElementException if there is none; the message names those that are
     */
    MailMessage messageWithUid(long uid);

    /**
     * Delivers a message; live sessions are told at once.
     *
     * @return the message, or the last one if the specification repeats
     * @throws IllegalStateException if the account is over its quota
     */
    MailMessage deliver(MessageSpec message);

    /** Delivers these octets as they are, header and body. */
    MailMessage deliver(byte[] message);

    /** Delivers this text as UTF-8, header and body; bare LF becomes CRLF. */
    MailMessage deliver(String message);

    /**
     * Renames the mailbox and all below it; INBOX keeps its name and gives away its messages. RFC
     * 9051 §6.3.6
     *
     * @return the mailbox of the new name
     * @throws IllegalStateException if the new name is taken
     */
    Mailbox rename(String newName);

    /**
     * Deletes the mailbox with its messages. RFC 9051 §6.3.5
     *
     * @throws IllegalStateException if it is INBOX
     */
    void delete();

    /** Expunges all messages in one step; live sessions are told. */
    void clear();

    /** Moves on to a greater UIDVALIDITY, so that all that clients remember is void. */
    void changeUidValidity();
}
