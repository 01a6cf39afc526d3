package dev.postiche.expect;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;

/**
 * What there is instead of what was expected, and the one form in which failures tell it.
 *
 * @param text in words that follow "but": {@code anna did}
 * @param exchange number of the exchange that shows it, 0 for the session as a whole
 * @param next what to do about it; empty where that goes without saying
 */
public record Finding(String text, int exchange, String next) {

    /** Something about the session as a whole. */
    public static Finding of(String text) {
        return new Finding(text, 0, "");
    }

    /** The same, shown by this exchange. */
    public Finding at(RecordedExchange shown) {
        return new Finding(text, shown.number(), next);
    }

    /** The same, and what to do about it. */
    public Finding next(String step) {
        return new Finding(text, exchange, step);
    }

    /**
     * The text of a failure: what was expected, what there is, and the dialogue in short.
     *
     * @param wanted in words that follow "expected session 1": {@code to log in as bob}
     */
    public String failure(RecordedSession session, String wanted) {
        return failure("session " + session.number() + " " + wanted)
                + "\n\n"
                + session.excerpt(exchange);
    }

    /**
     * The same without a dialogue.
     *
     * @param expected in words that follow "expected"
     */
    String failure(String expected) {
        return "expected %s,\n but %s%s"
                .formatted(expected, text, next.isEmpty() ? "" : "\n (" + next + ")");
    }
}
