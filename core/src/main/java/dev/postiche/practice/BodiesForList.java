package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Set;

/** Whole messages, all of them, before any envelope or header. RFC 2683 §3.2.1.2. */
final class BodiesForList {

    static final Practice PRACTICE =
            Practice.usual(
                    "bodies-for-a-list",
                    "RFC 2683 §3.2.1.2, §3.2.1.4",
                    "fetches all messages whole before it knows what they are",
                    BodiesForList::breaches);

    private static final Set<String> ALL = Set.of("1:*", "*:1");

    private BodiesForList() {}

    /** Whether it asked for something else than whole messages: that is what a list is made of. */
    private static boolean knowsSome(RecordedSession session) {
        return Sent.in(session, Protocol.IMAP).stream()
                .anyMatch(sent -> sent.is("FETCH") && !sent.fetchesWhole());
    }

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        if (before.stream().anyMatch(BodiesForList::knowsSome)) {
            return List.of();
        }
        long exists = 0;
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            for (var count : Sent.told(sent.exchange(), "EXISTS")) {
                exists = count;
            }
            if (sent.is("SEARCH", "SORT", "THREAD")) {
                return List.of(); // It has chosen.
            }
            if (!sent.is("FETCH")) {
                continue;
            }
            if (!sent.fetchesWhole()) {
                return List.of();
            }
            boolean all =
                    sent.uid()
                            ? ALL.contains(sent.first()) // Of others it is not known.
                            : Sent.count(sent.first(), exists) >= exists;
            if (all && exists > 1) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "all %s messages were fetched whole before anything was known of"
                                                .formatted(exists)
                                        + " them; ask for ENVELOPE and BODYSTRUCTURE first"));
            }
        }
        return List.of();
    }
}
