package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;

/**
 * A place where a client did not keep to a practice.
 *
 * @param practice its name
 * @param rfc the paragraph that asks for it
 * @param session number of the session
 * @param exchange number of the exchange, 0 for the session as a whole
 * @param text what the client did, and what it should do
 */
public record Breach(String practice, String rfc, int session, int exchange, String text) {

    static Breach of(Practice practice, RecordedSession session, String text) {
        return new Breach(practice.name(), practice.rfc(), session.number(), 0, text);
    }

    static Breach of(
            Practice practice, RecordedSession session, RecordedExchange exchange, String text) {
        return new Breach(
                practice.name(), practice.rfc(), session.number(), exchange.number(), text);
    }

    /** {@code dele-without-quit (RFC 1939 §6): …}. */
    @Override
    public String toString() {
        return practice + " (" + rfc + "): " + text;
    }
}
