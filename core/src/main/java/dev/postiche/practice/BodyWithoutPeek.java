package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;

/** Content fetched so that \Seen is set, by a client that is only to look. RFC 9051 §6.4.5. */
final class BodyWithoutPeek {

    static final Practice PRACTICE =
            new Practice(
                    "body-without-peek",
                    "RFC 9051 §6.4.5",
                    "marks messages as read although it is only to look (asked for by name)",
                    false,
                    BodyWithoutPeek::breaches);

    private BodyWithoutPeek() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        boolean examined = false;
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            if (sent.is("SELECT", "EXAMINE")) {
                examined = sent.is("EXAMINE");
            } else if (!examined && sent.fetchSetsSeen()) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "%s sets \\Seen; fetch BODY.PEEK[], or EXAMINE the mailbox"
                                        .formatted(sent.rest())));
            }
        }
        return List.of();
    }
}
