package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;

/** NOOP again and again, though the server would tell by itself. RFC 9051 §6.1.2, RFC 2177 §1. */
final class Polling {

    static final Practice PRACTICE =
            Practice.usual(
                    "polling-instead-of-idle",
                    "RFC 9051 §6.1.2, RFC 2177 §1",
                    "asks again and again for news although IDLE is offered",
                    Polling::breaches);

    /** Twice may be chance. */
    private static final int OFTEN = 3;

    private Polling() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        boolean offered = session.exchanges().stream().anyMatch(Polling::offersIdle);
        int asked = 0;
        var last = "";
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            // Without a mailbox NOOP keeps a connection alive, and there is nothing to idle in.
            boolean selected = sent.exchange().mailbox().isPresent();
            boolean asks = sent.is("STATUS") || (selected && sent.is("NOOP", "CHECK"));
            var asking = sent.name() + " " + sent.arguments();
            asked = !asks ? 0 : asking.equals(last) ? asked + 1 : 1;
            last = asking;
            if (offered && asked == OFTEN) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "%s was sent %s times in a row although IDLE is offered"
                                        .formatted(sent.name(), OFTEN)));
            }
        }
        return List.of();
    }

    /** IMAP4rev2 has it built in. RFC 9051 §6.3.13 */
    private static boolean offersIdle(RecordedExchange exchange) {
        return Sent.heard(exchange, "IDLE") || Sent.heard(exchange, "IMAP4REV2");
    }
}
