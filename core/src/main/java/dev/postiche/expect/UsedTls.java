package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.Optional;

/** TLS was in use, from the first octet or by STARTTLS or STLS. */
public record UsedTls() implements SessionFact {

    @Override
    public String wanted() {
        return "to use TLS";
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        if (session.usedTls()) {
            return Optional.empty();
        }
        var word = session.protocol() == Protocol.IMAP ? "STARTTLS" : "STLS";
        boolean offered =
                session.exchanges().stream().anyMatch(it -> it.replyText().contains(word));
        return Optional.of(
                Finding.of(
                        "all went in clear to "
                                + session.endpoint()
                                + (offered ? ", although %s was offered".formatted(word) : "")));
    }
}
