package dev.postiche.practice;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;

/** A connection that was left open, or broken off without a word. RFC 2683 §3.1.2. */
final class LeftOpen {

    static final Practice PRACTICE =
            Practice.usual(
                    "connection-left-open",
                    "RFC 9051 §3.4, RFC 2683 §3.1.2, RFC 1939 §6",
                    "leaves its connection open, or breaks it off without LOGOUT or QUIT",
                    LeftOpen::breaches);

    private LeftOpen() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var word = session.protocol() == Protocol.IMAP ? "LOGOUT" : "QUIT";
        if (session.goodbye().isEmpty()) {
            return List.of(
                    Breach.of(PRACTICE, session, "the connection is still open; send " + word));
        }
        // Who gave up on a reply, or was told something bent, had reason to leave.
        boolean forced =
                session.exchanges().stream()
                        .reduce((first, second) -> second)
                        .filter(last -> !last.whole() || !last.faults().isEmpty())
                        .isPresent();
        boolean brokenOff =
                session.ending()
                        .filter(it -> it == Ending.CLIENT_CLOSED || it == Ending.CLIENT_RESET)
                        .isPresent();
        return brokenOff && !forced
                ? List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                "the connection was broken off; send %s and await the reply"
                                        .formatted(word)))
                : List.of();
    }
}
