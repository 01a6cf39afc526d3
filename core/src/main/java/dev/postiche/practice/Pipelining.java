package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Numbers in a command, while one was in progress that may tell an EXPUNGE. RFC 9051 §5.5. */
final class Pipelining {

    static final Practice PRACTICE =
            Practice.usual(
                    "forbidden-pipelining",
                    "RFC 9051 §5.5",
                    "does not wait for a reply that may move the numbers of the next command",
                    Pipelining::breaches);

    private Pipelining() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var breaches = new ArrayList<Breach>();
        var inProgress = "";
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            if (!sent.exchange().pipelined()) {
                inProgress = "";
            }
            if (!inProgress.isEmpty() && sent.usesNumbers()) {
                breaches.add(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "%s was sent before the reply to %s; only FETCH, STORE and SEARCH may"
                                                .formatted(sent.name(), inProgress)
                                        + " be in progress before a command with sequence"
                                        + " numbers"));
            }
            boolean harmless = !sent.uid() && sent.is("FETCH", "STORE", "SEARCH");
            if (!harmless) {
                inProgress = sent.exchange().command();
            }
        }
        return breaches;
    }
}
