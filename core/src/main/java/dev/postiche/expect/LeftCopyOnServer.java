package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/** It downloaded messages, and none of them is gone by it. */
public record LeftCopyOnServer() implements SessionFact {

    @Override
    public String wanted() {
        return "to leave what it downloaded on the server";
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        if (session.exchanges().stream().noneMatch(FetchedHeadersBeforeBodies::fetches)) {
            return Optional.of(Finding.of("it downloaded nothing"));
        }
        return session.exchanges().stream()
                .filter(it -> it.changes().stream().anyMatch(LeftCopyOnServer::isGone))
                .findFirst()
                .map(
                        it ->
                                Finding.of(
                                                "it deleted by %s (%s)"
                                                        .formatted(
                                                                it.commandText(),
                                                                String.join(", ", it.changes())))
                                        .at(it));
    }

    private static boolean isGone(String change) {
        return change.startsWith("expunged ") || change.startsWith("moved ");
    }
}
