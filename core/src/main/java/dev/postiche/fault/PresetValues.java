package dev.postiche.fault;

import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The values of a preset's parameters, given or standard; all of them have been checked. */
record PresetValues(Map<String, String> values) {

    String text(String name) {
        // A preset asks only for what it has declared.
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    Duration time(String name) {
        return TimeSpan.parse(text(name));
    }

    long number(String name) {
        return PresetParameter.number(text(name));
    }

    double fraction(String name) {
        return PresetParameter.fraction(text(name));
    }

    long rate(String name) {
        return PresetParameter.rate(text(name));
    }
}
