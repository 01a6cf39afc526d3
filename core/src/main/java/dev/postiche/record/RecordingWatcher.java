package dev.postiche.record;

/**
 * Is told what is recorded while it happens: a log, a trace, a stream of events. It is called by
 * the threads of the sessions and must not wait.
 */
public interface RecordingWatcher {
    /** A client has connected. */
    default void sessionBegan(RecordedSession session) {}

    /** An exchange has ended; the session is without its exchanges. */
    default void exchangeEnded(RecordedSession session, RecordedExchange exchange) {}

    /** A session has ended; it is without its exchanges. */
    default void sessionEnded(RecordedSession session) {}
}
