package dev.postiche.pop3;

import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An account's INBOX as one POP3 session sees it: frozen at login, with the session's own deletion
 * marks. RFC 1939 §5: numbers stay what they are until QUIT, whatever other sessions do.
 */
final class Maildrop {
    private final MailboxId id;
    private final long uidValidity;
    private final List<MessageRow> rows;
    private final UniqueIds uniqueIds;
    private final BitSet retrieved = new BitSet();
    private final BitSet marked = new BitSet();

    /** What is gone for good, whatever RSET says. */
    private final BitSet removed = new BitSet();

    /**
     * A maildrop of an INBOX.
     *
     * @param rows what is listed of it
     */
    Maildrop(Mailbox inbox, List<MessageRow> rows, UniqueIds uniqueIds) {
        this.uniqueIds = uniqueIds;
        this.id = inbox.id();
        this.uidValidity = inbox.uidValidity();
        this.rows = rows;
    }

    /** All rows as a list, in which nothing is copied: a maildrop may be large. */
    static List<MessageRow> all(Rows rows) {
        return new AbstractList<>() {
            @Override
            public MessageRow get(int index) {
                return rows.get(index);
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    MailboxId id() {
        return id;
    }

    /** How many messages are not marked as deleted. */
    int count() {
        return rows.size() - marked.cardinality();
    }

    /** The octets of all messages that are not marked as deleted. */
    long octets() {
        var sum = 0L;
        for (var number = 1; number <= rows.size(); number++) {
            if (!isMarked(number)) {
                sum += octets(rows.get(number - 1));
            }
        }
        return sum;
    }

    /** The message with this number. RFC 1939 §5: a marked one cannot be referred to any more. */
    MessageRow message(int number) {
        if (number > rows.size()) {
            throw Pop3Refusal.of(
                    "no such message, only %s messages in maildrop".formatted(rows.size()));
        }
        if (isMarked(number)) {
            throw Pop3Refusal.of("message %s already deleted".formatted(number));
        }
        return rows.get(number - 1);
    }

    /**
     * The octets that RETR will send for it, byte-stuffing and final dot aside: a last line without
     * its CRLF gets one on the way. RFC 1939 §11
     */
    static long octets(MessageRow row) {
        var content = row.message().content();
        var size = content.size();
        var last = new byte[1];
        if (size > 0) {
            content.read(size - 1, last, 0, 1);
        }
        return size == 0 || last[0] == '\n' ? size : size + 2;
    }

    /**
     * Whether the header is internationalized; other octets beyond ASCII have always been sent. RFC
     * 6532 §3
     */
    static boolean hasUtf8Header(MessageRow row) {
        var header = row.message().header().octets().toByteArray();
        for (var octet : header) {
            if (octet < 0) {
                return isUtf8(header);
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** A line of LIST: number and octets. RFC 1939 §5 */
    String scanListing(int number) {
        return number + " " + octets(message(number));
    }

    /** A line of UIDL: number and unique-id. RFC 1939 §7 */
    String uniqueIdListing(int number) {
        return number + " " + uniqueIds.of(uidValidity, message(number).uid());
    }

    /** A line for each message that is not marked, made when it is asked for. */
    Iterable<String> eachUnmarked(IntFunction<String> line) {
        return () ->
                IntStream.rangeClosed(1, rows.size())
                        .filter(number -> !isMarked(number))
                        .mapToObj(line)
                        .iterator();
    }

    boolean isMarked(int number) {
        return marked.get(number);
    }

    void mark(int number) {
        marked.set(number);
    }

    void unmarkAll() {
        marked.clear();
        marked.or(removed);
    }

    /** Notes that RETR has sent a message. */
    void retrieve(int number) {
        retrieved.set(number);
    }

    /** Marks what RETR has sent as if by DELE. RFC 2449 §6.7 */
    void markRetrieved() {
        marked.or(retrieved);
    }

    /** Notes that a message is not there any more. */
    void remove(int number) {
        mark(number);
        removed.set(number);
    }

    /** The UIDs of the messages that are marked as deleted. */
    UidSet marked() {
        var uids = new UidSet.Builder();
        marked.stream().forEach(number -> uids.add(rows.get(number - 1).uid()));
        return uids.build();
    }
}
