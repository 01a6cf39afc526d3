package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;

/**
 * The client said this of itself by ID. RFC 2971.
 *
 * @param part of what it said, as the recording has it: {@code name Reader}
 */
public record IdentifiedAs(String part) implements SessionFact {

    @Override
    public String wanted() {
        return "to say \"%s\" of itself by ID".formatted(part);
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var said = session.clientId();
        return said.filter(it -> it.contains(part)).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                said.map(it -> "it said \"" + it + "\"")
                                        .orElse("it said nothing")));
    }
}
