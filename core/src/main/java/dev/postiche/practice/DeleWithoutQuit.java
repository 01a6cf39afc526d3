package dev.postiche.practice;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;

/** DELE, and then no QUIT: nothing is deleted. RFC 1939 §6. */
final class DeleWithoutQuit {

    static final Practice PRACTICE =
            Practice.usual(
                    "dele-without-quit",
                    "RFC 1939 §6",
                    "marks messages by DELE and leaves without QUIT, which would delete them",
                    DeleWithoutQuit::breaches);

    private DeleWithoutQuit() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var marked =
                Sent.in(session, Protocol.POP3).stream()
                        .filter(sent -> sent.is("DELE") && sent.succeeded())
                        .toList();
        boolean quit = session.ending().filter(how -> how == Ending.QUIT).isPresent();
        return marked.isEmpty() || quit || session.isLive()
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
