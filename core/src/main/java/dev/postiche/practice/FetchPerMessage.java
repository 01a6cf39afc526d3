package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The same small things of one message after the other. RFC 2683 §3.2.1.2. */
final class FetchPerMessage {

    static final Practice PRACTICE =
            Practice.usual(
                    "fetch-per-message",
                    "RFC 9051 §6.4.5, RFC 2683 §3.2.1.2",
                    "sends a FETCH for each message where one would do",
                    FetchPerMessage::breaches);

    private static final int OFTEN = 3;

    private static final Pattern ONE = Pattern.compile("\\d+");

    /** Bodies come one by one for a reason: they are large. */
    private static final Pattern CONTENT =
            Pattern.compile("(BODY|BINARY)(\\.PEEK)?\\[(?!HEADER)|RFC822(?!\\.(SIZE|HEADER))");

    private FetchPerMessage() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var found = new HashSet<String>();
        var last = "";
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            boolean one =
                    sent.is("FETCH")
                            && ONE.matcher(sent.first()).matches()
                            && !CONTENT.matcher(sent.rest()).find();
            if (!one || !sent.rest().equals(last)) {
                found.clear();
            }
            last = one ? sent.rest() : "";
            // The same message again may have changed.
            boolean another = one && found.add(sent.first());
            if (another && found.size() == OFTEN) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "FETCH %s was sent for one message after the other; one FETCH"
                                                .formatted(sent.rest())
                                        + " takes a set of messages"));
            }
        }
        return List.of();
    }
}
