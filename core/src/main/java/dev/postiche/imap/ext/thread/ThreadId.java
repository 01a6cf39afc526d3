package dev.postiche.imap.ext.thread;

import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.message.Message;
import dev.postiche.message.MessageIds;
import dev.postiche.store.Account;
import dev.postiche.store.MessageRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The THREADID of a message: made from the id of the message with which its conversation began.
 *
 * <p>Most messages say themselves which one that was, so the id is the same in every mailbox and
 * never changes, whatever comes and goes. One that says only what it answers is looked up once, and
 * what was found is settled with the account. RFC 8474 §5.2.
 */
public final class ThreadId {

    private static final String ANSWERED = ThreadId.class.getName() + " answered";

    private ThreadId() {}

    /**
     * The id for whoever asks.
     *
     * @param owner whose the mailbox is
     */
    public static String of(MessageRow row, String owner, AuthenticatedSession session) {
        var state = session.store().state();
        var account = state.account(owner).filter(it -> answered(row.message()).isPresent());
        return account.map(
                        it -> it.threadOf(row.emailId()).orElseGet(() -> settled(row, it, session)))
                .orElseGet(() -> of(row));
    }

    /** By what the message says itself. */
    public static String of(MessageRow row) {
        var octets = row.message().rendered(ThreadId.class, ThreadId::ofConversation);
        // A message without any id begins a conversation of which it is the only one.
        return octets.length > 0
                ? new String(octets, StandardCharsets.US_ASCII)
                : "T" + row.emailId();
    }

    private static byte[] ofConversation(Message message) {
        return Stream.of("References", "In-Reply-To", "Message-ID")
                .flatMap(field -> first(message, field).stream())
                .findFirst()
                .map(id -> named(id).getBytes(StandardCharsets.US_ASCII))
                .orElse(new byte[0]);
    }

    private static Optional<String> first(Message message, String field) {
        return message.header(field).flatMap(value -> MessageIds.parse(value).stream().findFirst());
    }

    /** The message that this one answers, if it says nothing of the beginning. */
    private static Optional<String> answered(Message message) {
        var octets =
                message.rendered(
                        ANSWERED,
                        fresh ->
                                first(fresh, "References").isPresent()
                                        ? new byte[0]
                                        : first(fresh, "In-Reply-To")
                                                .orElse("")
                                                .getBytes(StandardCharsets.UTF_8));
        return Optional.of(new String(octets, StandardCharsets.UTF_8)).filter(id -> !id.isEmpty());
    }

    /** Settles all threads of the account that are still open, to look through it once only. */
    private static String settled(MessageRow row, Account account, AuthenticatedSession session) {
        var open = new ArrayList<>(List.of(row));
        var known = new HashMap<String, MessageRow>();
        for (var mailbox : account.mailboxes()) {
            for (var each : mailbox.rows().range(0, mailbox.exists())) {
                first(each.message(), "Message-ID").ifPresent(id -> known.putIfAbsent(id, each));
                if (answered(each.message()).isPresent()) {
                    open.add(each);
                }
            }
        }
        var settled = new HashMap<String, String>();
        open.forEach(each -> settled.put(each.emailId(), beginning(each, known, settled, account)));
        var user = account.user();
        return session.store()
                .commit(
                        tx -> {
                            tx.settleThreads(user, settled);
                            return tx.account(user).threadOf(row.emailId()).orElseThrow();
                        });
    }

    /** Goes back from answer to answer, as far as the messages are there. */
    private static String beginning(
            MessageRow row,
            Map<String, MessageRow> known,
            Map<String, String> settled,
            Account account) {
        var seen = new HashSet<String>();
        for (var at = row; ; ) {
            var found = settled.get(at.emailId());
            var thread = account.threadOf(at.emailId()).or(() -> Optional.ofNullable(found));
            if (thread.isPresent()) {
                return thread.get();
            }
            var answered = answered(at.message());
            if (answered.isEmpty()) {
                return of(at);
            }
            var before = known.get(answered.get());
            if (before == null || !seen.add(answered.get())) {
                return named(answered.get());
            }
            at = before;
        }
    }

    private static String named(String id) {
        try {
            var octets = id.getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return "T" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
