package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sequence numbers that an EXPUNGE has taken away. RFC 9051 §7.5.1.
 *
 * <p>A client that counts along is right, and a number that is still in use may be meant so. One
 * that is in use no more shows that it does not count: sooner or later it deletes the wrong mail.
 */
final class NumberAfterExpunge {

    static final Practice PRACTICE =
            Practice.usual(
                    "number-after-expunge",
                    "RFC 9051 §7.5.1, §2.3.1.2",
                    "names messages by numbers that are gone, as if no EXPUNGE had been told",
                    NumberAfterExpunge::breaches);

    private static final Set<String> BY_NUMBER = Set.of("FETCH", "STORE", "COPY", "MOVE");

    private static final Pattern TOLD = Pattern.compile("\\* (\\d{1,10}) (EXISTS|EXPUNGE)\\s*");

    private NumberAfterExpunge() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var commands =
                Sent.in(session, Protocol.IMAP).stream()
                        .collect(Collectors.toMap(it -> it.exchange().number(), it -> it));
        long exists = 0;
        long greatest = 0;
        for (var exchange : session.exchanges()) {
            var command = Optional.ofNullable(commands.get(exchange.number()));
            if (command.filter(it -> it.is("SELECT", "EXAMINE")).isPresent()) {
                exists = 0;
                greatest = 0;
            }
            long there = exists;
            long were = greatest;
            var stale =
                    command.filter(it -> !it.uid() && BY_NUMBER.contains(it.name()))
                            .filter(it -> !it.exchange().pipelined())
                            .map(it -> Sent.greatest(it.first(), there))
                            .filter(number -> number > there && number <= were);
            if (stale.isPresent()) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                exchange,
                                "%s names message %s, but an EXPUNGE has left only %s; count along,"
                                                .formatted(
                                                        exchange.commandText(), stale.get(), there)
                                        + " or use UIDs"));
            }
            for (var line : exchange.replyText().split("\r?\n")) {
                var told = TOLD.matcher(line);
                if (told.matches() && told.group(2).equals("EXISTS")) {
                    exists = Long.parseLong(told.group(1));
                    greatest = Math.max(greatest, exists);
                } else if (told.matches()) {
                    exists = Math.max(0, exists - 1);
                }
            }
        }
        return List.of();
    }
}
