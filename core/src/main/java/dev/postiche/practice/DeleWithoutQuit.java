package dev.postiche.practice;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** DELE, and then no QUIT: nothing is deleted. RFC 1939 §6. */
final class DeleWithoutQuit {

    static final Practice PRACTICE =
            Practice.usual(
                    "dele-without-quit",
                    "RFC 1939 §6",
                    "marks messages by DELE and leaves without QUIT, which would delete them",
                    DeleWithoutQuit::breaches);

    private static final Set<Ending> BY_CLIENT =
            Set.of(Ending.CLIENT_CLOSED, Ending.CLIENT_RESET, Ending.AUTOLOGOUT);

    private DeleWithoutQuit() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var marked = new ArrayList<Sent>();
        for (var sent : Sent.in(session, Protocol.POP3)) {
            if (sent.is("DELE") && sent.succeeded()) {
                marked.add(sent);
            } else if (sent.is("RSET", "QUIT")) { // RFC 1939 §5: nothing is marked any more.
                marked.clear();
            }
        }
        // Where the server or a fault has ended it, the client is not to blame.
        boolean left = session.ending().filter(BY_CLIENT::contains).isPresent();
        return marked.isEmpty() || !left
                ? List.of()
                : List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                marked.get(0).exchange(),
                                "%s message(s) were marked by DELE, but without QUIT none of them"
                                                .formatted(marked.size())
                                        + " is deleted"));
    }
}
