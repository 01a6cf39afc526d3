package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import java.util.List;

/**
 * One rule of good practice: what an RFC asks of clients, as far as a recording can show it.
 *
 * @param name in lower case with hyphens: {@code dele-without-quit}
 * @param rfc the paragraph: {@code RFC 1939 §6}
 * @param about what is bad practice, in one line
 * @param usual whether it is asked of every client; else only of one whose test says so
 * @param check finds where a session does not keep to it
 */
public record Practice(String name, String rfc, String about, boolean usual, Check check) {

    /** Looks at one session. */
    @FunctionalInterface
    public interface Check {
        /**
         * Where the client did not keep to the practice.
         *
         * @param session the one that is looked at
         * @param before earlier sessions of the same account and protocol, oldest first
         */
        List<Breach> breaches(RecordedSession session, List<RecordedSession> before);
    }

    static Practice usual(String name, String rfc, String about, Check check) {
        return new Practice(name, rfc, about, true, check);
    }

    @Override
    public String toString() {
        return name;
    }
}
