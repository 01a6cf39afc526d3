package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.util.List;

/** An IDLE that lasts longer than the server has to bear, by the server's clock. RFC 2177 §3. */
final class LongIdle {

    static final Practice PRACTICE =
            Practice.usual(
                    "idle-over-29-minutes",
                    "RFC 2177 §3",
                    "stays in IDLE for more than 29 minutes",
                    LongIdle::breaches);

    private static final Duration LONGEST = Duration.ofMinutes(29);

    private LongIdle() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        return Sent.in(session, Protocol.IMAP).stream()
                .filter(sent -> sent.is("IDLE"))
                .map(Sent::exchange)
                .filter(it -> Duration.between(it.began(), it.ended()).compareTo(LONGEST) > 0)
                .map(
                        it ->
                                Breach.of(
                                        PRACTICE,
                                        session,
                                        it,
                                        "IDLE lasted %s minutes; end it and begin anew after 29"
                                                .formatted(
                                                        Duration.between(it.began(), it.ended())
                                                                .toMinutes())))
                .toList();
    }
}
