package dev.postiche.expect;

import dev.postiche.record.RecordedSession;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fault acted in it.
 *
 * @param name under which the fault is armed
 */
public record MetFault(String name) implements SessionFact {

    @Override
    public String wanted() {
        return "to meet the fault " + name;
    }

    @Override
    public Optional<Finding> against(RecordedSession session) {
        var met =
                session.exchanges().stream()
                        .flatMap(it -> it.faults().stream())
                        .distinct()
                        .toList();
        return met.contains(name)
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        met.isEmpty()
                                                ? "none acted in it"
                                                : met.stream()
                                                        .collect(
                                                                Collectors.joining(
                                                                        ", ",
                                                                        "there acted only ",
                                                                        "")))
                                .next(
                                        "assertThat(mail).firedFault(\"%s\") tells its near misses"
                                                .formatted(name)));
    }
}
