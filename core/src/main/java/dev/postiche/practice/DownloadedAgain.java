package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedPart;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Said;
import dev.postiche.spec.Protocol;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The same messages by RETR as the last time, without a look at UIDL. RFC 1939 §7. */
final class DownloadedAgain {

    static final Practice PRACTICE =
            Practice.usual(
                    "downloaded-again",
                    "RFC 1939 §7",
                    "downloads by POP3 what it has already, although UIDL would tell",
                    DownloadedAgain::breaches);

    /** Messages that are alike so far are the same. */
    private static final int COMPARED = 4096;

    private record Message(long octets, Set<ByteBuffer> beginnings) {}

    private DownloadedAgain() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var had = new HashSet<Message>();
        for (var earlier : before) {
            Sent.in(earlier, Protocol.POP3).stream()
                    .filter(sent -> sent.is("RETR") && sent.succeeded())
                    .forEach(sent -> had.add(message(sent.exchange())));
        }
        for (var sent : Sent.in(session, Protocol.POP3)) {
            boolean hasNone = sent.is("CAPA") && sent.succeeded() && !sent.heard("UIDL");
            if (sent.is("UIDL") || hasNone) {
                return List.of();
            }
            if (sent.is("RETR") && sent.succeeded() && had.contains(message(sent.exchange()))) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "RETR %s brought a message that an earlier session had brought;"
                                                .formatted(sent.first())
                                        + " ask for UIDL first"));
            }
        }
        return List.of();
    }

    private static Message message(RecordedExchange exchange) {
        return new Message(
                exchange.octetsOut(),
                exchange.said().stream()
                        .filter(said -> !said.byClient())
                        .map(Said::part)
                        .filter(RecordedPart.Content.class::isInstance)
                        .map(RecordedPart.Content.class::cast)
                        .map(content -> ByteBuffer.wrap(content.beginning(COMPARED)))
                        .collect(Collectors.toSet()));
    }
}
