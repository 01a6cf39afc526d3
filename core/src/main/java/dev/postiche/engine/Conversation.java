package dev.postiche.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * One client's dialogue in one protocol: what IMAP and POP3 implement, and all they implement.
 *
 * <p>The loop calls it, applies faults and records round it, so that a protocol knows of neither. A
 * protocol author writes what follows; order, flushing, locks, timers and ends are the loop's:
 *
 * <pre>{@code
 * final class Echo implements Conversation {
 *     public void greet(Exchange exchange) {
 *         exchange.reply().ascii("* OK ready\r\n").status("OK");
 *     }
 *     public Request next(Exchange exchange) {
 *         String word = exchange.input().line().text();
 *         exchange.heard(Optional.empty(), word);
 *         return Request.of(word, it -> it.reply().beforeTagged().ascii(word + "\r\n").status("OK"));
 *     }
 *     …
 * }
 * }</pre>
 *
 * <p>All methods but {@link #account()}, {@link #mailbox()} and {@link #ended()} are called by one
 * thread at a time: the session's own, or its push task's while the session waits for input. None
 * may catch {@code ConnectionEnded} without throwing it again.
 */
public interface Conversation {

    /** Writes the greeting. {@link Exchange#endAfterwards()} here turns the client away. */
    void greet(Exchange exchange);

    /**
     * Reads one whole command, its literals and their continuations included, and looks no further
     * into it than that takes. What cannot be understood becomes a request too, one whose {@link
     * Request#prepare} refuses.
     *
     * <p>Called without the session's lock: it reads through {@link Exchange#input()} and writes
     * only through it.
     */
    Request next(Exchange exchange);

    /**
     * Renders a refusal that {@link Request#prepare} or {@link Request#execute} threw as the
     * request's completion.
     */
    void refused(Exchange exchange, Request request, Refusal refusal);

    /**
     * Renders a completion in the words of a fault: {@code a1 NO [UNAVAILABLE] text} or {@code -ERR
     * [SYS/TEMP] text}; without a tag as an untagged reply (a greeting). It must not look at the
     * session's state.
     */
    void answer(Exchange exchange, Optional<String> tag, Words words);

    /**
     * Takes leave unasked, where the protocol has words for it: {@code * BYE text} or {@code -ERR
     * text}. RFC 1939 §3 wants silence at an autologout.
     */
    void bye(Exchange exchange, Farewell why, String text);

    /**
     * Tells the client what happened meanwhile, after {@link Session#pushDue()}. Called while the
     * session waits for a command or inside {@link Exchange#idle}; the implementation decides
     * whether now is a time to speak at all. Nothing written, nothing recorded.
     */
    default void push(Exchange exchange) {}

    /**
     * Tells the client that its command is still being worked on, in whole lines, after {@link
     * Limit#IN_PROGRESS}: a fault delays it, before anything of its reply is sent.
     */
    default void stillWorking(Exchange exchange) {}

    /** How long a client may be silent, on the server's clock. Asked again after each command. */
    Duration autologout();

    /**
     * Called exactly once when the connection is over, however it ended: releases the maildrop
     * lock, the view, the watchers. It must not write.
     */
    void ended();

    /** The user logged in. Any thread may ask. */
    Optional<String> account();

    /** The mailbox selected, by its Unicode name. Any thread may ask. */
    Optional<String> mailbox();

    /** The state by its name in the protocol, for lists of sessions. Any thread may ask. */
    String state();

    /** Words for a completion that a fault puts in place of the real one. */
    record Words(String status, Optional<String> code, String text) {}

    /** Why a server takes leave unasked. */
    enum Farewell {
        /** The client was silent for too long. RFC 9051 §5.4, RFC 1939 §3. */
        AUTOLOGOUT,
        /** There are too many connections already; said instead of a greeting. */
        TOO_MANY_CONNECTIONS,
        /** The server stops, or its owner ends this session. */
        SHUTDOWN,
        /** Something failed that should not: the text names it. */
        SERVER_ERROR,
        /** A fault says so. */
        FAULT
    }
}
