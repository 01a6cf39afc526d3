package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sequence numbers after an EXPUNGE that moved them. RFC 9051 §7.5.1.
 *
 * <p>A client that counts along is right; but one that counts wrongly deletes the wrong mail, and
 * UIDs are there for that.
 */
final class NumberAfterExpunge {

    static final Practice PRACTICE =
            Practice.usual(
                    "number-after-expunge",
                    "RFC 9051 §7.5.1, §2.3.1.2",
                    "uses sequence numbers that an EXPUNGE has moved",
                    NumberAfterExpunge::breaches);

    private static final Set<String> BY_NUMBER = Set.of("FETCH", "STORE", "COPY", "MOVE");

    private NumberAfterExpunge() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var commands =
                Sent.in(session, Protocol.IMAP).stream()
                        .collect(Collectors.toMap(it -> it.exchange().number(), it -> it));
        if (commands.isEmpty()) {
            return List.of();
        }
        long lowest = Long.MAX_VALUE;
        for (var exchange : session.exchanges()) {
            var command = commands.get(exchange.number());
            if (command != null) {
                boolean numbered = !command.uid() && BY_NUMBER.contains(command.name());
                if (numbered
                        && !command.first().contains("*")
                        && Sent.greatest(command.first(), 0) >= lowest) {
                    return List.of(
                            Breach.of(
                                    PRACTICE,
                                    session,
                                    exchange,
                                    "%s %s uses numbers although an EXPUNGE of %s has moved them;"
                                                    .formatted(
                                                            command.name(), command.first(), lowest)
                                            + " use UIDs, or ask again"));
                }
                // The client has asked which numbers there are now.
                boolean asks =
                        command.is("SELECT", "EXAMINE", "SEARCH", "SORT", "THREAD")
                                || (numbered && command.first().contains("*"));
                lowest = asks ? Long.MAX_VALUE : lowest;
            }
            for (var expunged : Sent.told(exchange, "EXPUNGE")) {
                lowest = Math.min(lowest, expunged);
            }
        }
        return List.of();
    }
}
