package dev.postiche.imap.ext;

import dev.postiche.message.Message;
import dev.postiche.message.MessageIds;
import dev.postiche.store.MessageRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The THREADID of a message: made from the id of the message with which its conversation began.
 *
 * <p>A message says itself which one that was, so the id is the same in every mailbox and never
 * changes, whatever comes and goes. RFC 8474 §5.2.
 */
final class ThreadId {

    private ThreadId() {}

    static String of(MessageRow row) {
        var octets = row.message().rendered(ThreadId.class, ThreadId::ofConversation);
        // A message without any id begins a conversation of which it is the only one.
        return octets.length > 0
                ? new String(octets, StandardCharsets.US_ASCII)
                : "T" + row.emailId();
    }

    private static byte[] ofConversation(Message message) {
        return Stream.of("References", "In-Reply-To", "Message-ID")
                .flatMap(field -> message.header(field).stream())
                .flatMap(value -> MessageIds.parse(value).stream().limit(1))
                .findFirst()
                .map(first -> ("T" + digest(first)).getBytes(StandardCharsets.US_ASCII))
                .orElse(new byte[0]);
    }

    private static String digest(String id) {
        try {
            var octets = id.getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
